package outlay.load;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.csv.ContactFile;
import outlay.db.Database;
import outlay.db.Operations;
import outlay.db.TestDatabases;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.suppression.DoNotEmailList;
import outlay.suppression.Grounds;

/** Databases with contacts, for tests. */
public final class Imports {
    private Imports() {}

    public static Database database(Path folder) {
        Clock clock = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
        return TestDatabases.openOrCreate(folder.resolve("outlay.db"), clock);
    }

    public static ImportResult load(Database database, String csv) {
        return load(database, csv, null, new Rejects());
    }

    public static ImportResult load(
            Database database, String csv, @Nullable String source, Importing.Listener listener) {
        return Importing.run(database, file(csv), source, listener);
    }

    public static ContactFile file(String csv) {
        return ContactFile.open(
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                "test.csv",
                ContactFile.Format.DETECTED);
    }

    /** Returns grounds for being on the do-not-email list, as a command has them. */
    public static Grounds grounds(Transaction tx, String reason) {
        return new Grounds(reason, "test", Operations.begin(tx, "test"));
    }

    /** Writes rows that have different fields as one CSV. */
    public static String csv(List<String> columns, List<? extends Map<String, String>> rows) {
        StringBuilder csv = new StringBuilder(String.join(",", columns)).append('\n');
        for (Map<String, String> row : rows) {
            List<String> cells = new ArrayList<>();
            for (String column : columns) {
                cells.add('"' + row.getOrDefault(column, "").replace("\"", "\"\"") + '"');
            }
            csv.append(String.join(",", cells)).append('\n');
        }
        return csv.toString();
    }

    /** Keeps what was rejected. */
    static final class Rejects implements Importing.Listener {
        final List<String> lines = new ArrayList<>();

        @Override
        public void rejected(long line, String reason, String[] cells) {
            lines.add(line + ": " + reason);
        }

        @Override
        public void progress(long records) {}

        @Override
        public void optedOut(Transaction tx, long operation, ContactSet contacts) {
            DoNotEmailList.add(tx, contacts, new Grounds("opted out", "import", operation));
        }
    }
}
