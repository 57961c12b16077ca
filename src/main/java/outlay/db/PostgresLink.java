package outlay.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import outlay.Problem;

/** A connection to a server, which is made anew when it has broken. */
final class PostgresLink implements AutoCloseable {
    /** A server that restarts, or a standby that is promoted, is there again by then. */
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private static final long PAUSE_MILLIS = 500;

    /** An answer that takes longer than this will not come, says who cannot wait for it. */
    private static final int HURRY_MILLIS = 30_000;

    private static final Executor AT_ONCE = Runnable::run;

    private final Location.OnServer location;
    private final Consumer<String> listener;
    private Connection connection;
    private Statements statements;
    private boolean isHurried;

    /** The server did not come back once: it gets no second half of a minute. */
    private boolean isLost;

    /**
     * @param listener hears that the server is away
     */
    PostgresLink(Location.OnServer location, Consumer<String> listener) {
        this.location = location;
        this.listener = listener;
        this.connection = PostgresServer.connect(location);
        this.statements = statementsOf(connection);
    }

    private static Statements statementsOf(Connection connection) {
        return new Statements(connection, PostgresFailures::translate, PostgresServer.ROWS);
    }

    Statements statements() {
        return statements;
    }

    Connection connection() {
        return connection;
    }

    /**
     * From now on waits for an answer no longer than one can who has emails in hand: a network that
     * swallows everything is found out so. Statements that take long are not for this connection.
     */
    void hurry() {
        isHurried = true;
        limitAnswers();
    }

    private void limitAnswers() {
        try {
            connection.setNetworkTimeout(AT_ONCE, HURRY_MILLIS);
        } catch (SQLException e) {
            throw PostgresFailures.translate(e, "take turns");
        }
    }

    /**
     * Connects anew, however long the server takes to come back within the half of a minute. Once
     * it has not, it is tried only once each time.
     *
     * @throws Problem UNREACHABLE when it does not come back
     */
    void renew() {
        close();
        listener.accept("waiting: the database server is away");
        long end = System.nanoTime() + (isLost ? 0 : PATIENCE_NANOS);
        isLost = true;
        while (true) {
            try {
                connect();
                return;
            } catch (Problem e) {
                if (e.kind() != Problem.Kind.UNREACHABLE || System.nanoTime() > end) {
                    throw e;
                }
            }
            pause();
        }
    }

    private void connect() {
        connection = PostgresServer.connect(location);
        statements = statementsOf(connection);
        if (isHurried) {
            limitAnswers();
        }
        isLost = false;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(
                    Problem.Kind.UNREACHABLE,
                    "interrupted while the database server was away",
                    "nothing is lost; run the command again when the server is there",
                    e);
        }
    }

    /** Commits; where the answer fails to come, nobody knows yet whether it was done. */
    void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw PostgresFailures.translate(e, "commit");
        }
    }

    /** Ends a transaction of which nothing is to be kept. */
    void end() {
        statements.forget();
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw PostgresFailures.translate(e, "roll back");
        }
    }

    /** Ends a transaction that has failed already. */
    void endAfter(RuntimeException failure) {
        try {
            end();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** A connection that is broken is closed already. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw PostgresFailures.translate(e, "close");
        }
    }
}
