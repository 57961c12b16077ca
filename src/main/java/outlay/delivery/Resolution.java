package outlay.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import outlay.EmailAddress;
import outlay.Problem;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.campaign.Recipient;
import outlay.campaign.Recipients;
import outlay.campaign.Sequence;
import outlay.contact.Contacts;
import outlay.credit.Ledger;
import outlay.db.Operations;
import outlay.db.Transaction;

/** Settles messages in doubt by what the operator has found out about them. */
public final class Resolution {
    private Resolution() {}

    /**
     * What was settled.
     *
     * @param sent messages that count as sent
     * @param resent messages that count as never sent: their recipients are due again
     * @param returned credits given back, of a campaign that is deleted
     * @param notInDoubt addresses that were named and are not in doubt
     */
    public record Result(
            String campaign,
            long sent,
            long resent,
            long spent,
            long returned,
            List<String> notInDoubt) {}

    /**
     * Settles the messages in doubt of a campaign.
     *
     * @param only of these addresses; of all when empty
     * @param sent whether they were sent; otherwise they are sent again
     * @throws Problem NOT_ALLOWED when there is no such campaign
     */
    public static Result resolve(
            Transaction tx, String name, List<EmailAddress> only, boolean sent) {
        Campaign campaign = campaignOf(tx, name);
        Ledger ledger = new Ledger(tx, Operations.begin(tx, "resolve " + name));
        Sequence sequence = new Sequence(campaign, new Recipients(tx, ledger));
        long spent = ledger.balance().spent();
        long available = ledger.balance().available();
        Set<String> left = new TreeSet<>();
        only.forEach(address -> left.add(address.key()));
        long count = 0;
        for (Message message : MessageStore.inDoubt(tx, campaign.id())) {
            Recipient recipient = Recipients.find(tx, message.recipient()).orElseThrow();
            if (only.isEmpty() || left.remove(key(tx, recipient.contact()))) {
                settle(tx, sequence, recipient, message, sent);
                count++;
            }
        }
        return new Result(
                name,
                sent ? count : 0,
                sent ? 0 : count,
                ledger.balance().spent() - spent,
                ledger.balance().available() - available,
                new ArrayList<>(left));
    }

    private static void settle(
            Transaction tx, Sequence sequence, Recipient recipient, Message message, boolean sent) {
        String words = sent ? "resolved as sent" : "resolved as not sent";
        MessageState state = sent ? MessageState.ACCEPTED : MessageState.UNSENT;
        MessageStore.settle(tx, message.id(), state, words);
        sequence.unlessDeleted(
                sent
                        ? sequence.sent(
                                recipient.writtenBy(message.mailbox()),
                                message.step(),
                                message.intendedAt())
                        : sequence.notSent(recipient, message.step()));
    }

    /** A deleted campaign can still have messages in doubt, with their credits reserved. */
    private static Campaign campaignOf(Transaction tx, String name) {
        return Campaigns.find(tx, name)
                .filter(found -> !MessageStore.inDoubt(tx, found.id()).isEmpty())
                .or(
                        () ->
                                Campaigns.deleted(tx, name).stream()
                                        .filter(
                                                old ->
                                                        !MessageStore.inDoubt(tx, old.id())
                                                                .isEmpty())
                                        .findFirst())
                .orElseGet(() -> Campaigns.require(tx, name));
    }

    private static String key(Transaction tx, OptionalInt contact) {
        return contact.isEmpty()
                ? ""
                : Contacts.byId(tx, contact.getAsInt())
                        .map(found -> found.address().key())
                        .orElse("");
    }
}
