package outlay.delivery.inbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.credit.Ledger;
import outlay.db.Database;
import outlay.db.Operations;
import outlay.db.Transaction;
import outlay.delivery.BounceWatch;
import outlay.delivery.Message;
import outlay.delivery.MessageStore;
import outlay.inbound.report.Incoming;

/**
 * Records what has come back. Only a message that carries a valid token of this database changes
 * anything, and only about the message that the token names; the same one twice changes nothing.
 */
public final class Inbox {
    /** Messages that are recorded together; none of them is lost when the command is killed. */
    private static final int CHUNK = 500;

    private final Database database;
    private final boolean rehearsal;
    private final Recognition recognition;
    private final List<Incoming> chunk = new ArrayList<>();

    /** What a rehearsal has found so far; everything else is recorded as it comes in. */
    private final List<Echo> unrecorded = new ArrayList<>();

    private final Set<Long> touched = new LinkedHashSet<>();
    private final InboxCounts counts = new InboxCounts();
    private Keeper keeper = (tx, read) -> {};
    private long operation;

    private Inbox(Database database, boolean rehearsal) {
        this.database = database;
        this.rehearsal = rehearsal;
        this.recognition = database.read(Recognition::new);
    }

    /** Takes note of what comes in, for this database. */
    public static Inbox of(Database database) {
        return new Inbox(database, false);
    }

    /**
     * Finds out what would be noted, and changes nothing. The database is not kept from others
     * while messages come in, however long that takes.
     */
    public static Inbox rehearsal(Database database) {
        return new Inbox(database, true);
    }

    /** Somebody to be told, in the same transaction, what is recorded. */
    private interface Keeper {
        void keep(Transaction tx, List<Incoming> read);
    }

    /** What a mailbox held. */
    public record Result(
            long read,
            long bounces,
            long complaints,
            long unsubscribes,
            long replies,
            long autoReplies,
            long ignored,
            long returned,
            long unmatched) {}

    /**
     * Has a source remember what is read of it from now on, until the next one.
     *
     * @param named whether each of its messages has a mark of its own
     */
    public void from(InboxPlace place, boolean named) {
        record();
        keeper = (tx, read) -> place.keep(tx, read, named);
    }

    /** Takes in one message. */
    public void add(Incoming incoming) {
        chunk.add(incoming);
        if (chunk.size() == CHUNK) {
            record();
        }
    }

    /** Records what is left and returns what there was. */
    public Result finish() {
        record();
        if (rehearsal) {
            database.rehearse(
                    tx -> {
                        draw(tx, unrecorded);
                        return true;
                    });
        } else if (!touched.isEmpty()) {
            database.write(this::lookBack);
        }
        return counts.result();
    }

    private boolean lookBack(Transaction tx) {
        touched.forEach(
                id ->
                        Campaigns.find(tx, id)
                                .ifPresent(campaign -> BounceWatch.afterwards(tx, campaign)));
        return true;
    }

    private void record() {
        if (chunk.isEmpty()) {
            return;
        }
        if (rehearsal) {
            unrecorded.addAll(database.read(this::recognise));
        } else {
            database.write(
                    tx -> {
                        draw(tx, recognise(tx));
                        keeper.keep(tx, chunk);
                        return true;
                    });
        }
        chunk.clear();
    }

    /** Returns what is about messages of ours. */
    private List<Echo> recognise(Transaction tx) {
        List<Echo> echoes = new ArrayList<>();
        for (Incoming incoming : chunk) {
            Echo echo = recognition.of(tx, incoming);
            counts.add(echo);
            if (!echo.messages().isEmpty()) {
                echoes.add(echo);
            }
        }
        return echoes;
    }

    private void draw(Transaction tx, List<Echo> echoes) {
        if (operation == 0 && !echoes.isEmpty()) {
            operation = Operations.begin(tx, "inbox");
        }
        Ledger ledger = new Ledger(tx, operation);
        Map<Long, Campaign> campaigns = new HashMap<>(); // as they are in this transaction
        echoes.forEach(echo -> draw(tx, ledger, echo, campaigns));
    }

    private void draw(Transaction tx, Ledger ledger, Echo echo, Map<Long, Campaign> campaigns) {
        for (long id : echo.messages()) {
            Message message = MessageStore.find(tx, id).orElseThrow();
            Campaign campaign =
                    campaigns.computeIfAbsent(
                            message.campaign(), key -> Campaigns.find(tx, key).orElseThrow());
            Consequence consequence = new Consequence(tx, ledger, message, campaign);
            if (consequence.draw(echo)) {
                touched.add(message.campaign());
                counts.addReturned(consequence.returned());
            }
        }
    }
}
