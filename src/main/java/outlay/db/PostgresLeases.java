package outlay.db;

import static java.util.stream.Collectors.toSet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/**
 * Rights to activities, by the server's clock: whoever has one says again and again that he is
 * there, or it runs out. Each change of his makes sure that it has not, so that one who was away
 * changes nothing any more.
 */
final class PostgresLeases implements AutoCloseable {
    private static final int SECONDS = 60;
    private static final int RENEWAL_SECONDS = 10;

    /** A server that has not answered by then does so too late for what is done here. */
    private static final int ANSWER_MILLIS = 10_000;

    private static final String TAKE =
            """
            INSERT INTO lease (activity, holder, ends_at)
            SELECT ?, ?, clock_timestamp() + interval '%d seconds'
            WHERE NOT EXISTS (SELECT 1
                              FROM lease AS other
                              WHERE other.activity LIKE ?
                                AND other.holder <> ?
                                AND other.ends_at >= clock_timestamp())
            ON CONFLICT (activity) DO UPDATE
            SET holder = excluded.holder, ends_at = excluded.ends_at
            WHERE lease.ends_at < clock_timestamp()
               OR lease.holder = excluded.holder
            """
                    .formatted(SECONDS);

    private static final String RENEW =
            """
            UPDATE lease
            SET ends_at = clock_timestamp() + interval '%d seconds'
            WHERE activity = ?
              AND holder = ?
              AND ends_at >= clock_timestamp()
            """
                    .formatted(SECONDS);

    private static final String GIVE_BACK = "DELETE FROM lease WHERE activity = ? AND holder = ?";

    private final Location.OnServer location;
    private final String holder = UUID.randomUUID().toString();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private @Nullable Connection connection;
    private @Nullable Thread renewal;

    PostgresLeases(Location.OnServer location) {
        this.location = location;
    }

    /** Returns by which name all of them are held here. */
    String holder() {
        return holder;
    }

    boolean areNone() {
        return held.isEmpty();
    }

    /** Takes the right to an activity, or to those of its parts that nobody else has. */
    synchronized Optional<Hold> tryTake(Activity activity, Set<String> parts) {
        Set<String> taken =
                parts.stream()
                        .sorted()
                        .map(part -> name(activity, part))
                        .filter(name -> !held.contains(name) && take(activity, name))
                        .collect(toSet());
        if (taken.isEmpty() && !parts.isEmpty()) {
            return Optional.empty();
        }
        held.addAll(taken);
        begin();
        return Optional.of(new Lease(activity, taken));
    }

    private static String name(Activity activity, String part) {
        return (activity.name() + " " + part).strip();
    }

    /** Who has the whole has it alone; of parts each has his own. */
    private boolean take(Activity activity, String name) {
        boolean isWhole = name.equals(activity.name());
        return run(TAKE, name, holder, isWhole ? name + " %" : activity.name(), holder) == 1;
    }

    private final class Lease implements Hold {
        private final Activity activity;
        private final Set<String> names;

        Lease(Activity activity, Set<String> names) {
            this.activity = activity;
            this.names = names;
        }

        @Override
        public boolean covers(String part) {
            return names.contains(name(activity, part)) || names.contains(activity.name());
        }

        @Override
        public void close() {
            giveBack(names);
        }
    }

    /** Nobody waits for longer than until it runs out, should the server be away. */
    private synchronized void giveBack(Set<String> names) {
        tryForEach(names.stream().filter(held::remove).toList(), GIVE_BACK);
    }

    /** Stops at the first one that fails: the others would take as long to fail. */
    private void tryForEach(Collection<String> names, String sql) {
        try {
            names.forEach(name -> run(sql, name, holder));
        } catch (RuntimeException e) {
            // The next change finds out what that means.
            disconnect();
        }
    }

    /** One transaction, once more when the connection breaks: to say it twice does no harm. */
    private int run(String sql, String... values) {
        try {
            return runOnce(sql, values);
        } catch (Problem e) {
            if (!PostgresFailures.isLoss(e)) {
                throw e;
            }
            disconnect();
            return runOnce(sql, values);
        }
    }

    /** On a connection of its own: that of the command may be at work. */
    private int runOnce(String sql, String... values) {
        try {
            if (connection == null) {
                connection = PostgresServer.connect(location);
                connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
            }
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                Query.bind(statement, values);
                int rows = statement.executeUpdate();
                connection.commit();
                return rows;
            }
        } catch (SQLException e) {
            throw PostgresFailures.translate(e, "take turns");
        }
    }

    private void begin() {
        if (renewal == null) {
            renewal = new Thread(this::renewAlways, "lease");
            renewal.setDaemon(true);
            renewal.start();
        }
    }

    private void renewAlways() {
        try {
            while (true) {
                Thread.sleep(RENEWAL_SECONDS * 1000L);
                renew();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void renew() {
        tryForEach(held, RENEW);
    }

    /**
     * Makes sure, in the transaction of a change, that what is held has not run out.
     *
     * @param alive how many had not when the change had its turn
     * @throws Problem UNREACHABLE when one has: whoever has it now must not be disturbed
     */
    void require(long alive, Statements statements) {
        // Whoever waited long for his turn counted those of before.
        if (alive < held.size() && countAlive(statements) < held.size()) {
            throw new Problem(
                    Problem.Kind.UNREACHABLE,
                    "this command was away too long, and another may have gone on for it",
                    "run it again");
        }
    }

    private long countAlive(Statements statements) {
        return statements
                .query(
                        """
                        SELECT count(*)
                        FROM lease
                        WHERE holder = ?
                          AND ends_at >= clock_timestamp()
                        """,
                        holder)
                .number();
    }

    @Override
    public synchronized void close() {
        if (renewal != null) {
            renewal.interrupt();
        }
        giveBack(Set.copyOf(held));
        disconnect();
    }

    private void disconnect() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw PostgresFailures.translate(e, "close");
        } finally {
            connection = null;
        }
    }
}
