package outlay.delivery;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import outlay.campaign.Recipients;
import outlay.credit.Ledger;
import outlay.db.Activity;
import outlay.db.Database;
import outlay.db.Hold;
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
        Set<String> senders = database.read(Doubts::senders);
        if (senders.isEmpty()) {
            return;
        }
        database.tryHold(Activity.SEND, senders)
                .ifPresent(
                        hold -> {
                            try (hold) {
                                raise(database, hold);
                            }
                        });
    }

    /** Returns by whom a {@code send} that is going on, or was interrupted, sends. */
    public static Set<String> senders(Transaction tx) {
        return MessageStore.intended(tx).stream()
                .map(message -> SenderName.of(tx, message))
                .collect(toSet());
    }

    /** Marks what an earlier sender left behind, of the senders that are the caller's now. */
    public static void raise(Database database, Hold hold) {
        if (database.read(MessageStore::anyIntended)) {
            database.write(tx -> raise(tx, hold::covers));
        }
    }

    /** Marks what the senders of these names have in hand. */
    public static int raise(Transaction tx, Predicate<String> areOurs) {
        List<Message> open =
                MessageStore.intended(tx).stream()
                        .filter(message -> areOurs.test(SenderName.of(tx, message)))
                        .toList();
        if (open.isEmpty()) {
            return 0;
        }
        long operation = Operations.begin(tx, "send was interrupted");
        Recipients recipients = new Recipients(tx, new Ledger(tx, operation));
        for (Message message : open) {
            String why = "the send that had it ended before the result was known";
            MessageStore.settle(tx, message.id(), MessageState.IN_DOUBT, why);
            Recipients.find(tx, message.recipient()).ifPresent(each -> recipients.doubt(each, why));
        }
        return open.size();
    }
}
