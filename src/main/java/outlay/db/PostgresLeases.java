package outlay.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/**
 * Rights to activities, by the server's clock: whoever has one says again and again that he is
 * there, or it runs out. Each change of his makes sure that it has not.
 */
final class PostgresLeases implements AutoCloseable {
    private static final int SECONDS = 60;
    private static final int RENEWAL_SECONDS = 10;

    private final Location.OnServer location;
    private final String holder = UUID.randomUUID().toString();
    private final Map<Activity, Hold> held = new EnumMap<>(Activity.class);
    private @Nullable Connection connection;
    private @Nullable Thread renewal;

    PostgresLeases(Location.OnServer location) {
        this.location = location;
    }

    boolean areNone() {
        return held.isEmpty();
    }

    /** Takes the right to an activity; empty when another process has it. */
    synchronized Optional<Hold> tryTake(Activity activity) {
        if (held.containsKey(activity)) {
            return Optional.empty();
        }
        int taken =
                run(
                        """
                        INSERT INTO lease (activity, holder, ends_at)
                        VALUES (?, ?, clock_timestamp() + interval '%d seconds')
                        ON CONFLICT (activity) DO UPDATE
                        SET holder = excluded.holder, ends_at = excluded.ends_at
                        WHERE lease.ends_at < clock_timestamp()
                        """
                                .formatted(SECONDS),
                        activity.name());
        if (taken == 0) {
            return Optional.empty();
        }
        Hold hold = () -> giveBack(activity);
        held.put(activity, hold);
        begin();
        return Optional.of(hold);
    }

    private synchronized void giveBack(Activity activity) {
        if (held.remove(activity) != null) {
            run("DELETE FROM lease WHERE activity = ? AND holder = ?", activity.name());
        }
    }

    /** One transaction on a connection of its own: that of the command may be at work. */
    private int run(String sql, String activity) {
        try {
            if (connection == null) {
                connection = PostgresServer.connect(location);
            }
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, activity);
                statement.setString(2, holder);
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
                synchronized (this) {
                    for (Activity each : held.keySet()) {
                        run(
                                """
                                UPDATE lease
                                SET ends_at = clock_timestamp() + interval '%d seconds'
                                WHERE activity = ?
                                  AND holder = ?
                                  AND ends_at >= clock_timestamp()
                                """
                                        .formatted(SECONDS),
                                each.name());
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The next change finds out whether the rights are still there.
        }
    }

    /**
     * Makes sure, in the transaction of a change, that what is held has not run out.
     *
     * @throws Problem BUSY when it has: whoever has it now must not be disturbed
     */
    synchronized void renew(Statements statements) {
        if (held.isEmpty()) {
            return;
        }
        long alive =
                statements
                        .query(
                                """
                                SELECT count(*)
                                FROM lease
                                WHERE holder = ?
                                  AND ends_at >= clock_timestamp()
                                """,
                                holder)
                        .number();
        if (alive < held.size()) {
            throw new Problem(
                    Problem.Kind.BUSY,
                    "this command was away too long, and another may have gone on for it",
                    "run it again");
        }
    }

    @Override
    public synchronized void close() {
        if (renewal != null) {
            renewal.interrupt();
        }
        for (Hold each : java.util.List.copyOf(held.values())) {
            each.close();
        }
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw PostgresFailures.translate(e, "close");
            }
        }
    }
}
