package outlay.campaign;

import java.util.List;
import outlay.Problem;
import outlay.db.Operations;
import outlay.db.Transaction;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;

/** Hands over those who wait for a follow-up to another mailbox. */
public final class Handover {
    private Handover() {}

    /**
     * Hands over all who have a mailbox and wait.
     *
     * @return how many
     * @throws Problem NOT_ALLOWED when a mailbox is not there, or a campaign of those who wait does
     *     not list the other one
     */
    public static long move(Transaction tx, String from, String to) {
        Mailbox before = Mailboxes.require(tx, from);
        Mailbox after = Mailboxes.require(tx, to);
        for (long id : RecipientStore.campaignsWaitingFor(tx, before.id())) {
            requireListed(tx, Campaigns.find(tx, id).orElseThrow(), after);
        }
        Operations.begin(tx, "mailbox move " + from + " " + to);
        return RecipientStore.move(tx, before.id(), after.id());
    }

    private static void requireListed(Transaction tx, Campaign campaign, Mailbox mailbox) {
        List<Mailbox> listed = Mailboxes.of(tx, campaign.id());
        if (listed.stream().noneMatch(each -> each.id() == mailbox.id())) {
            throw new Problem(
                    Problem.Kind.NOT_ALLOWED,
                    "campaign " + campaign.name() + " does not send with mailbox " + mailbox.name(),
                    "add it to its \"mailboxes\" with 'outlay campaign update "
                            + campaign.name()
                            + "' first");
        }
    }
}
