package outlay.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sqlite.BusyHandler;

/** How one connection waits for others: SQLite's own way would not say so. */
final class SqliteWaiting extends BusyHandler {
    private static final String WRITER = "waiting: another command is writing to this database";
    private static final String READER = "waiting: another command is reading this database";

    /** A reader may take as long as it wants. */
    private static final Duration FOR_A_READER = Duration.ofSeconds(10);

    private Consumer<String> notices = notice -> {};
    private boolean forReaders;
    private Patience patience = forOthers();

    private SqliteWaiting() {}

    /** Has a connection wait so. */
    static SqliteWaiting on(Connection connection) {
        SqliteWaiting waiting = new SqliteWaiting();
        try {
            setHandler(connection, waiting);
            return waiting;
        } catch (SQLException e) {
            throw SqliteFailures.translate(e, "open");
        }
    }

    /** Has somebody else hear what is waited for. */
    void announceTo(Consumer<String> listener) {
        notices = listener;
    }

    /** Says what is waited for when somebody writes. */
    void announce() {
        notices.accept(forReaders ? READER : WRITER);
    }

    /** Does what has to wait for readers too. */
    <T> T withoutReaders(Supplier<T> work) {
        forReaders = true;
        try {
            return work.get();
        } finally {
            forReaders = false;
        }
    }

    /** https://www.sqlite.org/c3ref/busy_handler.html: 0 is to give up. */
    @Override
    protected int callback(int before) {
        if (before == 0) {
            patience = forOthers();
        }
        return patience.lasts() ? 1 : 0;
    }

    private Patience forOthers() {
        boolean briefly = forReaders && FOR_A_READER.compareTo(Patience.USUAL) < 0;
        return new Patience(briefly ? FOR_A_READER : Patience.USUAL, this::announce);
    }
}
