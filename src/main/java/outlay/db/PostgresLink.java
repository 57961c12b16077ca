package outlay.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import outlay.Problem;

/** A connection to a server, which is made anew when it has broken. */
final class PostgresLink implements AutoCloseable {
    /** A server that restarts, or a standby that is promoted, is there again by then. */
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private static final long PAUSE_MILLIS = 500;

    /** An answer that takes longer than this to be on the disk, and on the standby's, is lost. */
    private static final int COMMIT_MILLIS = 30_000;

    private static final Executor AT_ONCE = Runnable::run;

    private final Location.OnServer location;
    private Connection connection;
    private Statements statements;

    PostgresLink(Location.OnServer location) {
        this.location = location;
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
     * Connects anew, however long the server takes to come back within the half of a minute.
     *
     * @throws Problem UNREACHABLE when it does not
     */
    void renew() {
        close();
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                connection = PostgresServer.connect(location);
                statements = statementsOf(connection);
                return;
            } catch (Problem e) {
                if (e.kind() != Problem.Kind.UNREACHABLE || System.nanoTime() > end) {
                    throw e;
                }
            }
            pause();
        }
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
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(AT_ONCE, COMMIT_MILLIS);
            connection.commit();
            connection.setNetworkTimeout(AT_ONCE, usual);
        } catch (SQLException e) {
            throw PostgresFailures.translate(e, "commit");
        }
    }

    /** Ends a transaction of which nothing is to be kept. */
    void end() {
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
