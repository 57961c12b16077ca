package outlay.index;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outlay.Bytes;
import outlay.db.Bulk;
import outlay.db.Transaction;

/**
 * All SQL of table {@code run}, which is this connection's own and gone with it: values that do not
 * fit into memory. A run is some of them in the order of their keys.
 */
final class RunStore {
    private final Transaction tx;
    private final List<Long> runs = new ArrayList<>();

    RunStore(Transaction tx) {
        this.tx = tx;
        tx.update(
                """
                CREATE TEMP TABLE IF NOT EXISTS run (
                    id    INTEGER NOT NULL,
                    place INTEGER NOT NULL,
                    block BLOB NOT NULL,
                    PRIMARY KEY (id, place)
                ) STRICT, WITHOUT ROWID
                """);
    }

    /** Returns how many runs have been written. */
    int size() {
        return runs.size();
    }

    /** Writes a run. */
    void write(Consumer<Block.Writer> values) {
        long run = tx.query("SELECT max(id) FROM temp.run").number() + 1;
        runs.add(run);
        int[] place = {0};
        try (Bulk rows = tx.bulk("INSERT INTO temp.run (id, place, block) VALUES (?, ?, ?)")) {
            Block.Writer writer =
                    new Block.Writer(
                            0,
                            row ->
                                    rows.bind(1, run)
                                            .bind(2, place[0]++)
                                            .bind(3, row.block())
                                            .run());
            values.accept(writer);
            writer.finish();
        }
    }

    /** Returns all runs as one; of a key in several of them the counts are added up. */
    Merge merge() {
        Merge merge = new Merge();
        for (long run : runs) {
            merge.add(new Cursor(blocks(run)), RunStore::count);
        }
        return merge;
    }

    private Cursor.Blocks blocks(long run) {
        int[] place = {0};
        return () -> block(run, place[0]++);
    }

    private byte @Nullable [] block(long run, int place) {
        return tx.query(
                        """
                        SELECT block
                        FROM temp.run
                        WHERE id = ?
                          AND place = ?
                        """,
                        run,
                        place)
                .first(row -> row.getBytes(1))
                .orElse(null);
    }

    /** A count stands where contacts would. */
    private static int count(Slice posting) {
        return Bytes.varintAt(posting.bytes, posting.from);
    }
}
