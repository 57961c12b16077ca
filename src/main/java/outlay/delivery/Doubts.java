package outlay.delivery;

import outlay.campaign.Recipients;
import outlay.credit.Ledger;
import outlay.db.Activity;
import outlay.db.Database;
import outlay.db.Operations;
import outlay.db.Transaction;

/**
 * Raises doubts: what a {@code send} had in hand when it was gone may or may not have been sent.
 */
public final class Doubts {
    private Doubts() {}

    /**
     * Marks what a sender left behind as in doubt. Does nothing while a sender is alive, which has
     * its messages in hand still.
     */
    public static void raiseUnlessSending(Database database) {
        if (!database.read(MessageStore::anyIntended)) {
            return;
        }
        database.tryHold(Activity.SEND)
                .ifPresent(
                        lock -> {
                            try (lock) {
                                raise(database);
                            }
                        });
    }

    /** Marks what an earlier sender left behind; the caller holds {@link Activity#SEND}. */
    public static void raise(Database database) {
        if (database.read(MessageStore::anyIntended)) {
            database.write(Doubts::raise);
        }
    }

    public static int raise(Transaction tx) {
        long operation = Operations.begin(tx, "send was interrupted");
        Recipients recipients = new Recipients(tx, new Ledger(tx, operation));
        int raised = 0;
        for (Message message : MessageStore.intended(tx)) {
            String why = "the send that had it ended before the result was known";
            MessageStore.settle(tx, message.id(), MessageState.IN_DOUBT, why);
            Recipients.find(tx, message.recipient()).ifPresent(each -> recipients.doubt(each, why));
            raised++;
        }
        return raised;
    }
}
