package outlay.campaign;

import java.util.List;
import outlay.EmailAddress;
import outlay.Problem;
import outlay.ShellWord;
import outlay.db.Operations;
import outlay.db.Transaction;
import outlay.mailbox.Mailbox;
import outlay.mailbox.MailboxPlan.Identity;
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

    /**
     * Sees to it that everybody who waits for a follow-up has one of the mailboxes that a campaign
     * is to have: who wrote first also writes those.
     *
     * @throws Problem NOT_ALLOWED when somebody waits for one that it is not to have
     */
    static void toNewMailboxes(Transaction tx, Campaign campaign, List<String> names) {
        RecipientCounts.waitingByMailbox(tx, campaign.id())
                .forEach(
                        (mailbox, waiting) -> {
                            if (!names.contains(mailbox)) {
                                throw stillNeeded(campaign, mailbox, waiting);
                            }
                        });
        adopt(tx, campaign, names);
    }

    private static Problem stillNeeded(Campaign campaign, String mailbox, long waiting) {
        return Campaigns.stillWaiting(
                campaign,
                waiting,
                "for mailbox " + mailbox,
                "keep it in \"mailboxes\", or hand them over first with 'outlay mailbox move "
                        + ShellWord.quoted(mailbox)
                        + " OTHER'");
    }

    /**
     * Hands over those who wait for a follow-up in a campaign that had a sender of its own to the
     * mailbox that sends as the same: who wrote first also writes the follow-ups.
     *
     * @throws Problem NOT_ALLOWED when somebody waits and none of them does
     */
    private static void adopt(Transaction tx, Campaign campaign, List<String> names) {
        String from = campaign.settings().from();
        long waiting = RecipientStore.waitingWithoutMailbox(tx, campaign.id());
        if (names.isEmpty() || from.isEmpty() || waiting == 0) {
            return;
        }
        EmailAddress sender = new Identity(from, null, null).address();
        Mailbox same =
                names.stream()
                        .flatMap(name -> Mailboxes.find(tx, name).stream())
                        .filter(mailbox -> sendsAs(mailbox, sender))
                        .findFirst()
                        .orElseThrow(() -> nobodySendsAs(campaign, sender, waiting));
        RecipientStore.adopt(tx, campaign.id(), same.id());
    }

    private static boolean sendsAs(Mailbox mailbox, EmailAddress sender) {
        return mailbox.plan().identity().address().key().equals(sender.key());
    }

    private static Problem nobodySendsAs(Campaign campaign, EmailAddress sender, long waiting) {
        return Campaigns.stillWaiting(
                campaign,
                waiting,
                "for a follow-up from " + sender,
                "list a mailbox that sends as "
                        + sender
                        + " too: 'outlay mailbox add NAME --from "
                        + sender
                        + "'");
    }

    private static void requireListed(Transaction tx, Campaign campaign, Mailbox mailbox) {
        List<Mailbox> listed = Mailboxes.of(tx, campaign.id());
        if (listed.stream().noneMatch(each -> each.id() == mailbox.id())) {
            throw new Problem(
                    Problem.Kind.NOT_ALLOWED,
                    "campaign " + campaign.name() + " does not send with mailbox " + mailbox.name(),
                    "add it to its \"mailboxes\" with 'outlay campaign update "
                            + ShellWord.quoted(campaign.name())
                            + "' first");
        }
    }
}
