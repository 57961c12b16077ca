package outlay.delivery.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outlay.campaign.Campaign;
import outlay.campaign.CampaignState;
import outlay.campaign.DueRow;
import outlay.campaign.RecipientCounts;
import outlay.db.Transaction;
import outlay.delivery.MessageStore;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;

/**
 * When a campaign sends next, and what holds it back until then.
 *
 * @param due how many recipients are due now
 * @param nextDueAt when the next email may leave by itself; empty when none will
 * @param limitedBy what holds sending back until then, if anything: {@code schedule}, a limit by
 *     its name, {@code afterDays}, {@code retry}; or, when nothing will leave by itself, the state
 *     of the campaign or {@code held}, {@code in-doubt}; {@code refused: } and the server's words,
 *     when it refuses the sender
 * @param usedUpBy of a limit that is used up: how many emails of which campaigns; else empty
 */
public record Outlook(
        long due, Optional<Instant> nextDueAt, @Nullable String limitedBy, String usedUpBy) {

    /** What holds back outside the hours of a campaign. */
    static final String SCHEDULE = "schedule";

    /** Looks at a campaign as it is now. */
    public static Outlook of(Transaction tx, Campaign campaign, SenderLimits limits) {
        long due = RecipientCounts.due(tx, campaign.id(), tx.now());
        if (campaign.state() != CampaignState.ACTIVE) {
            return new Outlook(due, Optional.empty(), state(campaign), "");
        }
        List<Mailbox> mailboxes = Mailboxes.of(tx, campaign.id());
        return mailboxes.isEmpty()
                ? RecipientCounts.nextDue(tx, campaign.id())
                        .map(next -> of(tx, campaign, due, next, limits))
                        .orElseGet(
                                () -> new Outlook(due, Optional.empty(), stuck(tx, campaign), ""))
                : of(tx, campaign, due, mailboxes, limits);
    }

    /** Any of the mailboxes may write the first email; a follow-up only who wrote that. */
    private static Outlook of(
            Transaction tx,
            Campaign campaign,
            long due,
            List<Mailbox> mailboxes,
            SenderLimits limits) {
        return mailboxes.stream()
                .filter(Mailbox::isActive)
                .flatMap(mailbox -> of(tx, campaign, due, mailbox, limits).stream())
                .min(Comparator.comparing(each -> each.nextDueAt().orElseThrow()))
                .orElseGet(() -> new Outlook(due, Optional.empty(), away(tx, campaign), ""));
    }

    private static Optional<Outlook> of(
            Transaction tx, Campaign campaign, long due, Mailbox mailbox, SenderLimits limits) {
        long id = campaign.id();
        return Stream.of(
                        DueRow.followUps(id, OptionalLong.of(mailbox.id())), DueRow.firstEmails(id))
                .flatMap(row -> RecipientCounts.nextDue(tx, row).stream())
                .min(Comparator.comparing(RecipientCounts.NextDue::at))
                .map(
                        next -> {
                            Pace pace = limits.pace(tx, campaign, Optional.of(mailbox));
                            return of(tx, due, next, pace, mailbox.refused())
                                    .withUse(tx, mailbox, limits);
                        });
    }

    /** Names the mailbox whose quota it is that holds back, and who has used it up. */
    private Outlook withUse(Transaction tx, Mailbox mailbox, SenderLimits limits) {
        return limits.use(tx, mailbox)
                .hold(tx.now())
                .filter(hold -> hold.by().equals(limitedBy))
                .flatMap(hold -> since(tx, hold, mailbox.plan().quota().startOfDay(tx.now())))
                .map(since -> usedUp(SenderLimits.sentSince(tx, mailbox, since)))
                .orElse(this);
    }

    private static Outlook of(
            Transaction tx,
            long due,
            RecipientCounts.NextDue next,
            Pace pace,
            @Nullable String refused) {
        boolean isDue = !next.at().isAfter(tx.now());
        Instant from = isDue ? tx.now() : next.at();
        Optional<Pace.Wait> hold = pace.hold(from);
        String wait = next.isRetry() ? "retry" : next.awaitsHours() ? SCHEDULE : "afterDays";
        String limit =
                isDue && refused != null
                        ? "refused: " + refused
                        : hold.map(Pace.Wait::by).orElse(isDue ? null : wait);
        return new Outlook(due, Optional.of(hold.map(Pace.Wait::until).orElse(from)), limit, "");
    }

    /** Returns which mailboxes are paused for which somebody waits, or what else is in the way. */
    private static @Nullable String away(Transaction tx, Campaign campaign) {
        String paused =
                Mailboxes.of(tx, campaign.id()).stream()
                        .filter(mailbox -> !mailbox.isActive())
                        .map(mailbox -> "mailbox " + mailbox.name() + " " + mailbox.standing())
                        .collect(Collectors.joining(", "));
        boolean anybody = RecipientCounts.nextDue(tx, campaign.id()).isPresent();
        return anybody && !paused.isEmpty() ? paused : stuck(tx, campaign);
    }

    /** Returns what holds sending back, with who used it up, as operators read it. */
    public Optional<String> limit() {
        return Optional.ofNullable(limitedBy)
                .map(limit -> usedUpBy.isEmpty() ? limit : limit + " (" + usedUpBy + ")");
    }

    /** Says of a schedule, too, which hours it has: few know them by heart. */
    public Optional<String> limit(Campaign campaign) {
        return SCHEDULE.equals(limitedBy)
                ? nextDueAt
                        .map(campaign.settings().schedule()::words)
                        .map(hours -> SCHEDULE + " (" + hours + ")")
                : limit();
    }

    private static String state(Campaign campaign) {
        String reason = campaign.pauseReason();
        return campaign.state() + (reason == null ? "" : ": " + reason);
    }

    private static Outlook of(
            Transaction tx,
            Campaign campaign,
            long due,
            RecipientCounts.NextDue next,
            SenderLimits limits) {
        Pace pace = limits.pace(tx, campaign, Optional.empty());
        Outlook outlook = of(tx, due, next, pace, campaign.refused());
        Instant from = next.at().isAfter(tx.now()) ? next.at() : tx.now();
        return pace.hold(from)
                .filter(hold -> hold.by().equals(outlook.limitedBy()))
                .map(hold -> outlook.usedUp(usedUpBy(tx, campaign, hold)))
                .orElse(outlook);
    }

    private Outlook usedUp(String by) {
        return new Outlook(due, nextDueAt, limitedBy, by);
    }

    private static String usedUpBy(Transaction tx, Campaign campaign, Pace.Wait hold) {
        Instant today = campaign.settings().schedule().startOfDay(tx.now());
        return since(tx, hold, today)
                .map(begin -> SenderLimits.sentSince(tx, campaign, begin))
                .orElse("");
    }

    /** Returns from when on emails count for a limit that somebody can use up. */
    private static Optional<Instant> since(Transaction tx, Pace.Wait hold, Instant startOfDay) {
        return switch (hold.by()) {
            case "perDay" -> Optional.of(startOfDay);
            case "perHour" -> Optional.of(tx.now().minus(Duration.ofHours(1)));
            default -> Optional.empty();
        };
    }

    /** Returns what keeps those who wait from ever becoming due; null when nobody waits. */
    private static @Nullable String stuck(Transaction tx, Campaign campaign) {
        List<String> reasons = new ArrayList<>();
        if (RecipientCounts.anybodyHeld(tx, campaign.id())) {
            reasons.add("held");
        }
        if (!MessageStore.inDoubt(tx, campaign.id()).isEmpty()) {
            reasons.add("in-doubt");
        }
        return reasons.isEmpty() ? null : String.join(", ", reasons);
    }
}
