package outlay.cli.sending;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import outlay.campaign.Campaign;
import outlay.campaign.CampaignState;
import outlay.campaign.DueRow;
import outlay.campaign.RecipientCounts;
import outlay.campaign.RecipientStatus;
import outlay.credit.Balance;
import outlay.credit.Ledger;
import outlay.db.Transaction;
import outlay.delivery.pace.MailboxUse;
import outlay.delivery.pace.SenderLimits;
import outlay.mailbox.Mailbox;
import outlay.output.MetricsText;

/** What {@code status} knows, as a monitoring system reads it. */
final class StatusMetrics {
    /** Whoever waits for a first email that was tried is due since then. */
    private static final Instant TRIED = Instant.EPOCH.plusMillis(1);

    private final Transaction tx;
    private final Map<Campaign, RecipientCounts.Spread> campaigns = new LinkedHashMap<>();
    private final List<Mailbox> mailboxes;
    private final MetricsText text = new MetricsText();

    private StatusMetrics(Transaction tx, List<Campaign> campaigns, List<Mailbox> mailboxes) {
        this.tx = tx;
        this.mailboxes = mailboxes;
        for (Campaign campaign : campaigns) {
            this.campaigns.put(campaign, RecipientCounts.spread(tx, campaign.id()));
        }
    }

    /** Returns the text for the credits and for these campaigns and mailboxes. */
    static String of(Transaction tx, List<Campaign> campaigns, List<Mailbox> mailboxes) {
        StatusMetrics metrics = new StatusMetrics(tx, campaigns, mailboxes);
        metrics.credits();
        metrics.recipients();
        metrics.due();
        metrics.emails();
        metrics.quotas();
        return metrics.text.end();
    }

    private void credits() {
        Balance balance = Ledger.balance(tx);
        text.gauge("outlay_credits", "Credits by the state they are in.")
                .value(Map.of("state", "available"), balance.available())
                .value(Map.of("state", "reserved"), balance.reserved())
                .value(Map.of("state", "spent"), balance.spent())
                .value(Map.of("state", "expired"), balance.expired());
    }

    /** Those whom no recipient has, too: a series that comes and goes is hard to watch. */
    private void recipients() {
        text.gauge("outlay_recipients", "Recipients by campaign and status.");
        campaigns.forEach(
                (campaign, spread) -> {
                    for (RecipientStatus status : RecipientStatus.values()) {
                        Map<String, String> labels = new LinkedHashMap<>(label(campaign));
                        labels.put("status", status.toString());
                        text.value(labels, spread.byStatus().getOrDefault(status, 0L));
                    }
                });
    }

    /** Of drafts and paused campaigns nothing is late. */
    private void due() {
        text.gauge("outlay_recipients_due", "Recipients who are due now.");
        for (Campaign each : campaigns.keySet()) {
            text.value(label(each), RecipientCounts.due(tx, each.id(), tx.now()));
        }
        text.gauge(
                "outlay_oldest_due_timestamp_seconds",
                "Since when the one has been due who waits longest; of active campaigns.");
        for (Campaign each : campaigns.keySet()) {
            oldestDue(each).ifPresent(at -> text.value(label(each), at.getEpochSecond()));
        }
    }

    private Optional<Instant> oldestDue(Campaign campaign) {
        if (campaign.state() != CampaignState.ACTIVE) {
            return Optional.empty();
        }
        return Stream.of(
                        DueRow.firstEmails(campaign.id()),
                        DueRow.followUps(campaign.id(), OptionalLong.empty()))
                .flatMap(
                        row ->
                                // Those who were never tried come first, whenever they came in.
                                Stream.of(
                                        RecipientCounts.nextDue(tx, row),
                                        RecipientCounts.nextDue(tx, row, TRIED)))
                .flatMap(Optional::stream)
                .map(this::dueSince)
                .filter(at -> !at.isAfter(tx.now()))
                .min(Comparator.naturalOrder());
    }

    /** A first email that has not been tried is due since its upload. */
    private Instant dueSince(RecipientCounts.NextDue next) {
        return next.at().equals(Instant.EPOCH)
                ? Ledger.reservedAt(tx, next.recipient())
                : next.at();
    }

    private void emails() {
        text.gauge("outlay_emails_sent", "Emails that mail servers have accepted.");
        campaigns.forEach((campaign, spread) -> text.value(label(campaign), sent(spread)));
        text.gauge("outlay_emails_bounced", "Emails that were refused for good or came back.");
        campaigns.forEach(
                (campaign, spread) ->
                        text.value(
                                label(campaign),
                                // A bounce is the last that happens to a recipient.
                                spread.byStatus().getOrDefault(RecipientStatus.BOUNCED, 0L)));
    }

    private static long sent(RecipientCounts.Spread spread) {
        return spread.byStepsSent().entrySet().stream()
                .mapToLong(each -> each.getKey() * each.getValue())
                .sum();
    }

    private void quotas() {
        SenderLimits limits = new SenderLimits();
        text.gauge("outlay_mailbox_quota_left", "Emails that a mailbox may still send.");
        for (Mailbox mailbox : mailboxes) {
            MailboxUse use = limits.use(tx, mailbox);
            left(mailbox, "day", use.allowedToday(tx.now()), use.today(tx.now()));
            OptionalInt perHour = mailbox.plan().quota().limits().perHour();
            left(mailbox, "hour", perHour, use.thisHour(tx.now()));
        }
    }

    private void left(Mailbox mailbox, String period, OptionalInt most, int sent) {
        if (most.isPresent()) {
            Map<String, String> labels = new LinkedHashMap<>();
            labels.put("mailbox", mailbox.name());
            labels.put("period", period);
            text.value(labels, Math.max(0, most.getAsInt() - sent));
        }
    }

    private static Map<String, String> label(Campaign campaign) {
        return Map.of("campaign", campaign.name());
    }
}
