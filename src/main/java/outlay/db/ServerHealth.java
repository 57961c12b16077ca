package outlay.db;

import java.util.ArrayList;
import java.util.List;

/**
 * How well a server keeps what it has acknowledged.
 *
 * @param role primary or standby
 * @param checksums whether it finds out when its disk returns something else than was written
 * @param synchronousCommit what a commit waits for, in the server's words
 * @param synchronousStandby whether commits wait for another server, too
 * @param syncs whether it waits for its disk at all
 * @param clockDifferenceMillis how far its clock is ahead of that of this machine
 */
public record ServerHealth(
        String role,
        boolean checksums,
        String synchronousCommit,
        boolean synchronousStandby,
        boolean syncs,
        long clockDifferenceMillis) {
    private static final long MOST_DIFFERENCE = 2_000;

    /** Returns what forgets acknowledged changes. */
    public List<String> findings() {
        return synchronousCommit.equals("off")
                ? List.of(
                        "server: synchronous_commit is off, so that a crash forgets what was"
                                + " acknowledged: have it on for this database")
                : List.of();
    }

    /** Returns what an operator may want otherwise, or has decided upon. */
    public List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (role.equals("primary") && !synchronousStandby) {
            notices.add(
                    "server: no synchronous standby: when its disk is lost, so is what was done"
                            + " since the last backup");
        }
        if (!checksums) {
            notices.add("server: no data checksums: a disk that errs is not noticed");
        }
        if (!syncs) {
            notices.add("server: fsync is off: a power cut can damage the database");
        }
        if (Math.abs(clockDifferenceMillis) > MOST_DIFFERENCE) {
            notices.add(
                    "server: its clock differs from that of this machine by %.1f s"
                            .formatted(clockDifferenceMillis / 1000.0));
        }
        return notices;
    }

    static ServerHealth ask(Statements statements) {
        long asked = System.currentTimeMillis();
        return statements
                .query(
                        """
                        SELECT pg_is_in_recovery(), current_setting('data_checksums', true),
                               current_setting('synchronous_commit'),
                               current_setting('synchronous_standby_names', true),
                               current_setting('fsync', true),
                               (extract(epoch FROM clock_timestamp()) * 1000)::BIGINT
                        """)
                .first(
                        row ->
                                new ServerHealth(
                                        row.getBoolean(1) ? "standby" : "primary",
                                        "on".equals(row.getString(2)),
                                        row.getString(3),
                                        row.getString(4) != null && !row.getString(4).isBlank(),
                                        !"off".equals(row.getString(5)),
                                        row.getLong(6) - (asked + System.currentTimeMillis()) / 2))
                .orElseThrow();
    }
}
