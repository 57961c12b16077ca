package outlay.delivery.pace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.campaign.plan.Limits;
import outlay.campaign.plan.Schedule;
import outlay.db.Transaction;
import outlay.delivery.SenderName;
import outlay.delivery.SentBy;
import outlay.delivery.SentMessages;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;

/**
 * How fast the senders may send: mailboxes, and the addresses in the From of campaigns that have
 * one of their own, without case.
 */
public final class SenderLimits {
    private final Map<String, SenderHistory> histories = new HashMap<>();
    private final Gaps gaps;

    /** Begins with what has been sent so far. */
    public SenderLimits() {
        this(Gaps.DRAWN);
    }

    /** Begins with what has been sent so far, for messages with such gaps between them. */
    public SenderLimits(Gaps gaps) {
        this.gaps = gaps;
    }

    /**
     * Returns how fast a campaign may send with a mailbox, or with its own From; with a mailbox, a
     * campaign without limits of its own is not asked.
     */
    public Pace pace(Transaction tx, Campaign campaign, Optional<Mailbox> mailbox) {
        Schedule schedule = campaign.settings().schedule().ofAll();
        Limits limits = campaign.settings().limits();
        List<Allowance> allowances = new ArrayList<>();
        if (mailbox.isEmpty() || !limits.equals(Limits.NONE)) {
            SenderHistory history = history(tx, campaign, mailbox.isPresent());
            history.remember(tx, limits);
            allowances.add(Allowance.of(limits, schedule.timezone(), history, gaps));
        }
        mailbox.map(each -> allowance(tx, each)).ifPresent(allowances::add);
        return new Pace(schedule, allowances);
    }

    /** With mailboxes, the limits of a campaign are its own; else its sender's (decision D41). */
    private SenderHistory history(Transaction tx, Campaign campaign, boolean hasMailboxes) {
        return hasMailboxes
                ? histories.computeIfAbsent(
                        "campaign " + campaign.id(),
                        key ->
                                new SenderHistory(
                                        SentBy.CAMPAIGN,
                                        List.of(campaign.id()),
                                        Pace.MOST_IN_FLIGHT
                                                * Mailboxes.of(tx, campaign.id()).size()))
                : histories.computeIfAbsent(
                        SenderName.key(campaign),
                        sender ->
                                new SenderHistory(
                                        SentBy.CAMPAIGN,
                                        campaignsOf(tx, sender),
                                        Pace.MOST_IN_FLIGHT));
    }

    Allowance allowance(Transaction tx, Mailbox mailbox) {
        SenderHistory history =
                histories.computeIfAbsent(
                        "mailbox " + mailbox.id(),
                        key ->
                                new SenderHistory(
                                        SentBy.MAILBOX,
                                        List.of(mailbox.id()),
                                        Pace.MOST_IN_FLIGHT));
        history.remember(tx, mailbox.plan().quota());
        return new Allowance(mailbox.plan().quota(), history, gaps);
    }

    /** Returns how much of its quota a mailbox has used. */
    public MailboxUse use(Transaction tx, Mailbox mailbox) {
        return new MailboxUse(allowance(tx, mailbox));
    }

    /** Says how many emails have left with a campaign's sender, and of which campaigns. */
    static String sentSince(Transaction tx, Campaign campaign, Instant since) {
        Map<Long, Long> sent = new TreeMap<>();
        for (long id : campaignsOf(tx, SenderName.key(campaign))) {
            sent.putAll(new SentMessages(tx, SentBy.CAMPAIGN, id).byCampaign(since));
        }
        return usedUp(tx, sent);
    }

    /** Says how many emails have left with a mailbox, and of which campaigns. */
    static String sentSince(Transaction tx, Mailbox mailbox, Instant since) {
        String sent =
                usedUp(tx, new SentMessages(tx, SentBy.MAILBOX, mailbox.id()).byCampaign(since));
        return "mailbox " + mailbox.name() + (sent.isEmpty() ? "" : ", " + sent);
    }

    private static String usedUp(Transaction tx, Map<Long, Long> sent) {
        List<String> counts = new ArrayList<>();
        sent.forEach(
                (id, count) ->
                        counts.add(Campaigns.find(tx, id).orElseThrow().name() + " " + count));
        return counts.isEmpty() ? "" : "used up by " + String.join(", ", counts);
    }

    /** Deleted campaigns count too: what they have sent has left. */
    private static List<Long> campaignsOf(Transaction tx, String sender) {
        return Campaigns.senders(tx).entrySet().stream()
                .filter(entry -> SenderName.key(entry.getValue()).equals(sender))
                .map(Map.Entry::getKey)
                .toList();
    }
}
