package outlay.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InsertionTest {
    private static final String INSERT =
            """
            INSERT INTO operation (id, at, actor, command, parameters)
            VALUES (?, 7, 'me', 'test', ?)
            """;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 49, 50, 51, 100, 137})
    void entersEachRowOnceInItsOrder(int rows, @TempDir Path folder) {
        try (Database database = new TestFile(folder.resolve("outlay.db")).openOrCreate()) {
            database.rehearse(
                    tx -> {
                        try (Insertion insertion = tx.insertion(INSERT)) {
                            for (int i = 1; i <= rows; i++) {
                                insertion.row(i, i % 2 == 0 ? null : "row " + i);
                            }
                        }
                        assertEquals(
                                LongStream.rangeClosed(1, rows)
                                        .mapToObj(i -> i + " 7 " + (i % 2 == 0 ? null : "row " + i))
                                        .toList(),
                                operations(tx));
                        return true;
                    });
        }
    }

    @Test
    void entersAtOnceWhatHasBeenPutOff(@TempDir Path folder) {
        try (Database database = new TestFile(folder.resolve("outlay.db")).openOrCreate()) {
            database.rehearse(
                    tx -> {
                        try (Insertion insertion = tx.insertion(INSERT)) {
                            insertion.row(1, "one");
                            assertEquals(List.of(), operations(tx));
                            insertion.flush();
                            assertEquals(List.of("1 7 one"), operations(tx));
                        }
                        assertEquals(List.of("1 7 one"), operations(tx));
                        return true;
                    });
        }
    }

    private static List<String> operations(Transaction tx) {
        return tx.query("SELECT id, at, parameters FROM operation ORDER BY id")
                .list(row -> row.getLong(1) + " " + row.getLong(2) + " " + row.getString(3));
    }
}
