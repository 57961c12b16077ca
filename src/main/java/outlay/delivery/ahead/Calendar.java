package outlay.delivery.ahead;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import outlay.LocalDay;
import outlay.campaign.Campaign;
import outlay.campaign.plan.Schedule;
import outlay.credit.Purchases;

/** What leaves on which of the next days, by campaign and mailbox. */
public final class Calendar {
    /** A window that runs past midnight ends on the day after that to which it belongs. */
    private static final int DAYS_PAST_MIDNIGHT = 1;

    private static final Comparator<Key> BY_DAY =
            Comparator.comparing(Key::day)
                    .thenComparing(key -> key.campaign().id())
                    .thenComparing(Key::mailbox);

    private record Key(LocalDate day, Campaign campaign, String mailbox) {}

    /** What leaves on one day. */
    final class Counts {
        private long firstEmails;
        private long followUps;

        /**
         * Counts emails.
         *
         * @param step of which they are
         * @param isLast whether it is the last one
         */
        void add(Instant at, int step, boolean isLast, long emails) {
            endsAt = later(at, endsAt);
            waiting -= isLast ? emails : 0;
            if (step == 1) {
                firstEmails += emails;
                take(emails, at);
            } else {
                followUps += emails;
            }
        }
    }

    private final Instant start;
    private final int length;
    private final Instant end;
    private final Map<Key, Counts> counts = new TreeMap<>(BY_DAY);

    /** How many credits are left, available or reserved. */
    private long credits;

    private @Nullable Instant endsAt;

    /** When the last credit goes that does: none is left then, or some are to the end. */
    private @Nullable Instant goneAt;

    private long waiting;

    /**
     * Begins with nothing.
     *
     * @param length how many days are shown, the one of the start included
     * @param credits how many are left now, available or reserved
     */
    Calendar(List<Campaign> campaigns, Instant start, int length, long credits) {
        this.start = start;
        this.length = length;
        this.end = campaigns.stream().map(this::end).max(Comparator.naturalOrder()).orElse(start);
        this.credits = credits;
    }

    /** Returns a moment at which the days of all campaigns are over. */
    Instant end() {
        return end;
    }

    private Instant end(Campaign campaign) {
        ZoneId timezone = campaign.settings().schedule().timezone();
        return LocalDay.of(lastDay(campaign).plusDays(DAYS_PAST_MIDNIGHT), timezone).end();
    }

    private LocalDate lastDay(Campaign campaign) {
        ZoneId timezone = campaign.settings().schedule().timezone();
        return start.atZone(timezone).toLocalDate().plusDays(length - 1L);
    }

    /** Returns for which day an email counts that leaves by this schedule. */
    static LocalDate day(Schedule hours, Instant at, ZoneId timezone) {
        return hours.began(at).atZone(timezone).toLocalDate();
    }

    /** Returns where emails of a day are counted; empty behind the days that are shown. */
    Optional<Counts> counts(Campaign campaign, String mailbox, LocalDate day) {
        return day.isAfter(lastDay(campaign))
                ? Optional.empty()
                : Optional.of(
                        counts.computeIfAbsent(
                                new Key(day, campaign, mailbox), key -> new Counts()));
    }

    private void take(long some, Instant at) {
        credits -= some;
        goneAt = later(at, goneAt);
    }

    /** Takes note of credits that lapse, if they do in these days: no email uses them before. */
    void lapse(Purchases.Lapse lapse) {
        LocalDate today = start.atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDay last = LocalDay.of(lapse.lastDay(), ZoneOffset.UTC);
        if (last.date().isBefore(today.plusDays(length - 1L))) {
            take(lapse.credits(), last.end());
        }
    }

    private static Instant later(Instant at, @Nullable Instant other) {
        return other == null || at.isAfter(other) ? at : other;
    }

    /** Takes note of how many credits are left, when some have come back. */
    void hasCredits(long left) {
        credits = left;
    }

    /** Takes note of how many wait for an email in the beginning. */
    void begins(long recipients) {
        waiting = recipients;
    }

    /** Takes note of how many wait no more, though they have not got all emails. */
    void leave(long recipients) {
        waiting -= recipients;
    }

    /** Returns the days on which something leaves, in order; of one the campaigns as they began. */
    public List<CalendarDay> days() {
        return counts.entrySet().stream().map(each -> day(each.getKey(), each.getValue())).toList();
    }

    private static CalendarDay day(Key key, Counts counts) {
        return new CalendarDay(
                key.day(),
                key.campaign().name(),
                key.mailbox().isEmpty() ? null : key.mailbox(),
                counts.firstEmails,
                counts.followUps);
    }

    /** Returns when the last email of these days leaves, if one does. */
    public Optional<Instant> endsAt() {
        return Optional.ofNullable(endsAt).map(Calendar::second);
    }

    /** Returns when no credit is left, if that is so. */
    public Optional<Instant> creditsShortAt() {
        return credits > 0
                ? Optional.empty()
                : Optional.of(goneAt == null ? start : goneAt).map(Calendar::second);
    }

    private static Instant second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Returns how many still wait for an email behind these days. */
    public long waiting() {
        return waiting;
    }
}
