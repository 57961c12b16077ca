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
    private Who who = Who.WRITERS;
    private Patience patience = forOthers();

    /** Whom to wait for. */
    private enum Who {
        NOBODY(Duration.ZERO, ""),
        READERS(FOR_A_READER, READER),
        WRITERS(Patience.USUAL, WRITER);

        private final Duration most;
        private final String notice;

        Who(Duration most, String notice) {
            this.most = most.compareTo(Patience.USUAL) < 0 ? most : Patience.USUAL;
            this.notice = notice;
        }
    }

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
        notices.accept(who.notice);
    }

    /** Does what has to wait for readers too. */
    <T> T forReaders(Supplier<T> work) {
        return waiting(Who.READERS, work);
    }

    /** Does what can be done as well another time, and waits for nobody. */
    <T> T forNobody(Supplier<T> work) {
        return waiting(Who.NOBODY, work);
    }

    private <T> T waiting(Who others, Supplier<T> work) {
        who = others;
        try {
            return work.get();
        } finally {
            who = Who.WRITERS;
        }
    }

    /** https://www.sqlite.org/c3ref/busy_handler.html: 0 is to give up. */
    @Override
    protected int callback(int before) {
        if (before == 0) {
            patience = forOthers();
        }
        return who != Who.NOBODY && patience.lasts() ? 1 : 0;
    }

    private Patience forOthers() {
        return new Patience(who.most, this::announce);
    }
}
