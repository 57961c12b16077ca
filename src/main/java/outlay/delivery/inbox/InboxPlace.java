package outlay.delivery.inbox;

import java.util.List;
import java.util.Optional;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.inbound.report.Incoming;

/**
 * How far one source has been read. It moves on in the transaction that records what was read: a
 * command that is killed neither skips a message nor counts one twice.
 */
public final class InboxPlace {
    private final Database database;
    private final String source;

    /**
     * Remembers a source.
     *
     * @param source as it is called whoever names it
     */
    public InboxPlace(Database database, String source) {
        this.database = database;
        this.source = source;
    }

    /** Returns the mark of the message that was read last. */
    public Optional<String> last() {
        return database.read(tx -> PlaceStore.any(tx, source));
    }

    /** Says whether a message with this mark has been read. */
    public boolean has(String mark) {
        return database.read(tx -> PlaceStore.has(tx, source, mark));
    }

    void keep(Transaction tx, List<Incoming> read, boolean named) {
        List<String> marks =
                read.stream().map(Incoming::mark).filter(mark -> !mark.isEmpty()).toList();
        if (named) {
            marks.forEach(mark -> PlaceStore.add(tx, source, mark));
        } else if (!marks.isEmpty()) {
            PlaceStore.clear(tx, source);
            PlaceStore.add(tx, source, marks.get(marks.size() - 1));
        }
    }
}
