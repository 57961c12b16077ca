package outlay.db;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import outlay.Problem;

/**
 * Brings the schema up to date: numbered scripts, each run once, each in a transaction of its own.
 */
final class Migrations {
    /** "Outl" in ASCII: says that the file is ours (https://www.sqlite.org/pragma.html). */
    private static final int APPLICATION_ID = 0x4F75746C;

    /** In order; a released one is never edited. */
    private static final List<String> SCRIPTS =
            List.of(
                    "001-operations.sql",
                    "002-contacts.sql",
                    "003-credits.sql",
                    "004-campaigns.sql",
                    "005-tokens.sql",
                    "006-again.sql",
                    "007-keys.sql",
                    "008-erasure.sql",
                    "009-refusals.sql");

    private static final String FIRST_WITH_KEY = "005-tokens.sql";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration MOST_PAUSE = Duration.ofMillis(20);

    private final Path file;

    Migrations(Path file) {
        this.file = file;
    }

    void run(Database database) {
        long version = database.read(this::versionOfOurs);
        if (version == SCRIPTS.size()) {
            return;
        }
        useWriteAheadLog(database);
        while (database.write(this::oneStep)) {
            // Each script commits before the next begins.
        }
    }

    /**
     * SQLite does not wait for other connections when the journal's mode changes, whatever the busy
     * timeout: it would risk a deadlock. Several commands may have found the file new at once.
     */
    private static void useWriteAheadLog(Database database) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                database.useWriteAheadLog();
                return;
            } catch (Problem e) {
                if (e.kind() != Problem.Kind.BUSY || System.nanoTime() - end > 0) {
                    throw e;
                }
            }
            // Never in step with another command that waits for this one.
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(MOST_PAUSE.toNanos()));
        }
    }

    private boolean oneStep(Transaction tx) {
        int version = (int) versionOfOurs(tx);
        if (version == SCRIPTS.size()) {
            return false;
        }
        tx.script(read(SCRIPTS.get(version)));
        if (version == 0) {
            Traces.noneYet(tx);
        }
        if (SCRIPTS.get(version).equals(FIRST_WITH_KEY)) {
            TokenKey.makeIfMissing(tx);
        }
        tx.script("PRAGMA user_version = " + (version + 1));
        tx.script("PRAGMA application_id = " + APPLICATION_ID);
        return true;
    }

    /** Returns how many scripts the file has seen, after making sure that the file is ours. */
    private long versionOfOurs(Transaction tx) {
        long version = tx.query("PRAGMA user_version").number();
        long application = tx.query("PRAGMA application_id").number();
        if (application != APPLICATION_ID && !isEmpty(tx, version, application)) {
            throw new Problem(
                    Problem.Kind.DAMAGED,
                    file + " is an SQLite file, but no Outlay database",
                    "name the right file with --db or OUTLAY_DB");
        }
        if (version > SCRIPTS.size()) {
            throw new Problem(
                    Problem.Kind.DAMAGED,
                    file + " was written by a newer Outlay (schema " + version + ")",
                    "update Outlay on this machine");
        }
        return version;
    }

    private static boolean isEmpty(Transaction tx, long version, long application) {
        return version == 0
                && application == 0
                && tx.query("SELECT count(*) FROM sqlite_schema").number() == 0;
    }

    private static String read(String script) {
        try (InputStream in = Migrations.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IllegalStateException("missing from the program: " + script);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + script, e);
        }
    }
}
