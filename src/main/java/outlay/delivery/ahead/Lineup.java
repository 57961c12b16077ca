package outlay.delivery.ahead;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outlay.campaign.Campaign;
import outlay.campaign.DueRow;
import outlay.db.Transaction;
import outlay.delivery.pace.Gaps;
import outlay.delivery.pace.MailboxUse;
import outlay.delivery.pace.SenderLimits;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;

/** The lanes of some campaigns, and all who wait in them. */
final class Lineup {
    private final Transaction tx;
    private final SenderLimits limits = new SenderLimits(Gaps.MEAN);
    private int campaigns;
    private final List<PlannedLane> lanes = new ArrayList<>();

    Lineup(Transaction tx) {
        this.tx = tx;
    }

    List<PlannedLane> lanes() {
        return lanes;
    }

    /** Adds a campaign, with a lane for each mailbox that is not paused. */
    void add(Campaign campaign) {
        PlannedCampaign course = new PlannedCampaign(campaign, campaigns++);
        List<Mailbox> mailboxes = Mailboxes.of(tx, campaign.id());
        List<Optional<Mailbox>> senders =
                mailboxes.isEmpty()
                        ? List.of(Optional.empty())
                        : mailboxes.stream().filter(Mailbox::isActive).map(Optional::of).toList();
        DueRow firstEmails = DueRow.firstEmails(campaign.id());
        ContactHours hours =
                ContactHours.of(
                        tx,
                        campaign,
                        Stream.concat(
                                        Stream.of(firstEmails),
                                        senders.stream().map(each -> followUps(campaign, each)))
                                .toList());
        CohortReader.read(tx, campaign, firstEmails, hours, course.firstEmails());
        for (Optional<Mailbox> sender : senders) {
            PlannedLane lane = lane(course, sender);
            CohortReader.read(tx, campaign, followUps(campaign, sender), hours, lane.followUps());
            lanes.add(lane);
        }
    }

    private static DueRow followUps(Campaign campaign, Optional<Mailbox> mailbox) {
        return DueRow.followUps(
                campaign.id(),
                mailbox.map(each -> OptionalLong.of(each.id())).orElse(OptionalLong.empty()));
    }

    private PlannedLane lane(PlannedCampaign course, Optional<Mailbox> mailbox) {
        @Nullable MailboxUse use = mailbox.map(each -> limits.use(tx, each)).orElse(null);
        return new PlannedLane(
                course,
                mailbox.map(Mailbox::name).orElse(""),
                use,
                limits.pace(tx, course.campaign(), mailbox));
    }
}
