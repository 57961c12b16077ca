package outlay.delivery;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import outlay.campaign.Campaigns;
import outlay.db.Database;
import outlay.db.Operations;
import outlay.db.TokenKey;
import outlay.db.Transaction;
import outlay.inbound.Incoming;
import outlay.inbound.Kind;
import outlay.inbound.Reason;
import outlay.inbound.Report;

/**
 * Records what has come back. Only a message that carries a valid token of this database changes
 * anything, and only about the message that the token names; the same one twice changes nothing.
 */
public final class Inbox {
    /** Messages that are recorded together; none of them is lost when the command is killed. */
    private static final int CHUNK = 200;

    private final Database database;
    private final byte[] tokenKey;
    private final List<Incoming> chunk = new ArrayList<>();
    private final Set<Long> touched = new LinkedHashSet<>();
    private final Counts counts = new Counts();
    private long operation;

    /** Takes note of what comes in, for this database. */
    public Inbox(Database database) {
        this.database = database;
        this.tokenKey = database.read(TokenKey::of);
    }

    private static final class Counts {
        private long read;
        private long bounces;
        private long complaints;
        private long unsubscribes;
        private long replies;
        private long autoReplies;
        private long ignored;
        private long returned;
        private long unmatched;
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
        if (!touched.isEmpty()) {
            database.write(this::lookBack);
        }
        return new Result(
                counts.read,
                counts.bounces,
                counts.complaints,
                counts.unsubscribes,
                counts.replies,
                counts.autoReplies,
                counts.ignored,
                counts.returned,
                counts.unmatched);
    }

    private boolean lookBack(Transaction tx) {
        touched.forEach(
                id ->
                        Campaigns.find(tx, id)
                                .ifPresent(campaign -> BounceWatch.afterwards(tx, campaign)));
        return true;
    }

    private void record() {
        if (!chunk.isEmpty()) {
            database.write(
                    tx -> {
                        chunk.forEach(incoming -> record(tx, incoming));
                        return true;
                    });
            chunk.clear();
        }
    }

    private void record(Transaction tx, Incoming incoming) {
        counts.read++;
        Report report = strongest(incoming);
        if (report.reason() == Reason.AUTHENTICATION) {
            // A feedback report that no person asked for (RFC 6591): nobody complained.
            counts.ignored++;
            return;
        }
        Optional<Message> message = messageOf(tx, incoming, report.kind());
        switch (report.kind()) {
            case BOUNCE -> counts.bounces += countMatched(message);
            case COMPLAINT -> counts.complaints += countMatched(message);
            case UNSUBSCRIBE -> counts.unsubscribes += countMatched(message);
            case REPLY -> counts.replies += countOrIgnore(message);
            case AUTO_REPLY -> counts.autoReplies += countOrIgnore(message);
            case DELAYED, DELIVERED, OTHER -> counts.ignored++;
        }
        if (message.isPresent()) {
            if (operation == 0) {
                operation = Operations.begin(tx, "inbox");
            }
            Consequence consequence = new Consequence(tx, operation, message.get());
            if (consequence.draw(report)) {
                touched.add(message.get().campaign());
                counts.returned += consequence.returned();
            }
        }
    }

    private long countMatched(Optional<Message> message) {
        if (message.isEmpty()) {
            counts.unmatched++;
        }
        return message.isPresent() ? 1 : 0;
    }

    private long countOrIgnore(Optional<Message> message) {
        if (message.isEmpty()) {
            counts.ignored++;
        }
        return message.isPresent() ? 1 : 0;
    }

    /** A message to one recipient can be reported on in several ways: a final one counts. */
    private static Report strongest(Incoming incoming) {
        return incoming.reports().stream()
                .filter(report -> report.kind() == Kind.BOUNCE)
                .max((a, b) -> Boolean.compare(a.hard(), b.hard()))
                .orElse(incoming.reports().get(0));
    }

    private Optional<Message> messageOf(Transaction tx, Incoming incoming, Kind kind) {
        return incoming.proofs(kind).stream()
                .flatMap(token -> MessageStore.signed(tx, token, tokenKey).stream())
                .findFirst();
    }
}
