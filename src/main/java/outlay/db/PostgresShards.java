package outlay.db;

import java.util.Optional;
import outlay.Problem;

/**
 * Contacts and index on servers of their own, as the manual's page for teams spreads them.
 *
 * <p>Each of these servers commits for itself, just before the one of the books does; and one who
 * reads takes his snapshot of each when he first asks it. So whoever takes away there what the
 * books no longer name writes down, in table {@code shard} of each, how many changes the books had
 * seen by then. Whoever reads asks all of them as the first thing he does: if one of them knows of
 * more changes than his own snapshot of the books, something that this still names may be gone.
 */
final class PostgresShards {
    private PostgresShards() {}

    /**
     * Begins to read, on snapshots that belong together.
     *
     * @param mode further words for the transaction
     * @return how many changes there have been
     * @throws Problem BUSY when the books are still behind after a minute
     */
    static long beginToRead(PostgresLink link, String mode) {
        return Patience.within(Patience.USUAL, () -> {}, () -> tryToRead(link, mode))
                .orElseThrow(
                        () ->
                                new Problem(
                                        Problem.Kind.BUSY,
                                        "the servers of the contacts are ahead of this one",
                                        "a replica catches up; what was restored, restore on all of"
                                                + " them"));
    }

    private static Optional<Long> tryToRead(PostgresLink link, String mode) {
        Optional<Long> epoch =
                link.statements()
                        .last(
                                """
                                SET TRANSACTION ISOLATION LEVEL REPEATABLE READ %s;
                                SELECT epoch, (SELECT max(epoch) FROM shard)
                                FROM writer
                                WHERE id = 1
                                """
                                        .formatted(mode),
                                row ->
                                        row.getLong(1) < row.getLong(2)
                                                ? Optional.empty()
                                                : Optional.of(row.getLong(1)));
        if (epoch.isEmpty()) {
            link.end();
        }
        return epoch;
    }

    /**
     * Has everybody begin anew to read who does not know of what was changed up to now.
     *
     * @param epoch how many changes there have been before the present one
     */
    static void overtakeReaders(Statements statements, long epoch) {
        statements.query("UPDATE shard SET epoch = ?", epoch).update();
    }
}
