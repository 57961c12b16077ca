package outlay.delivery.ahead;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import outlay.campaign.Campaign;
import outlay.campaign.DueRow;
import outlay.db.Transaction;
import outlay.delivery.pace.Gaps;
import outlay.delivery.pace.MailboxUse;
import outlay.delivery.pace.Pace;
import outlay.delivery.pace.SenderLimits;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;

/** Some campaigns, their senders, and all who wait for an email by them. */
final class Lineup {
    private final Transaction tx;
    private final SenderLimits limits = new SenderLimits(Gaps.MEAN);
    private final List<PlannedCampaign> courses = new ArrayList<>();
    private final List<PlannedSender> senders = new ArrayList<>();

    Lineup(Transaction tx) {
        this.tx = tx;
    }

    /** Returns them in the order in which their first emails leave. */
    List<PlannedCampaign> courses() {
        return courses;
    }

    List<PlannedSender> senders() {
        return senders;
    }

    /** Adds a campaign, with a lane for each mailbox that is not paused. */
    void add(Campaign campaign) {
        PlannedCampaign course = new PlannedCampaign(campaign);
        DueRow firstEmails = DueRow.firstEmails(campaign.id());
        Map<PlannedLane, DueRow> followUps = new LinkedHashMap<>();
        for (Optional<Mailbox> mailbox : mailboxes(campaign)) {
            PlannedLane lane = sender(campaign, mailbox).add(course);
            followUps.put(lane, followUps(campaign, mailbox));
        }
        List<DueRow> rows = new ArrayList<>(followUps.values());
        rows.add(firstEmails);
        CohortReader reader = new CohortReader(tx, campaign, ContactHours.of(tx, campaign, rows));
        reader.read(firstEmails, course.arrivals());
        followUps.forEach((lane, row) -> reader.read(row, lane.arrivals()));
        courses.add(course);
    }

    /** Returns those by which it is sent; an empty one for a sender of its own. */
    private List<Optional<Mailbox>> mailboxes(Campaign campaign) {
        List<Mailbox> all = Mailboxes.of(tx, campaign.id());
        return all.isEmpty()
                ? List.of(Optional.empty())
                : all.stream().filter(Mailbox::isActive).map(Optional::of).toList();
    }

    private static DueRow followUps(Campaign campaign, Optional<Mailbox> mailbox) {
        return DueRow.followUps(
                campaign.id(),
                mailbox.map(each -> OptionalLong.of(each.id())).orElse(OptionalLong.empty()));
    }

    /** Returns the sender of another campaign where that sends at the same pace. */
    private PlannedSender sender(Campaign campaign, Optional<Mailbox> mailbox) {
        String name = mailbox.map(Mailbox::name).orElse("");
        Pace pace = limits.pace(tx, campaign, mailbox);
        for (PlannedSender sender : senders) {
            if (sender.isLike(name, pace)) {
                return sender;
            }
        }
        @Nullable MailboxUse use = mailbox.map(each -> limits.use(tx, each)).orElse(null);
        PlannedSender sender = new PlannedSender(name, use, pace);
        senders.add(sender);
        return sender;
    }
}
