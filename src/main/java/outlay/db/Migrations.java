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
                    "009-refusals.sql",
                    "010-numbers.sql");

    private static final String FIRST_WITH_KEY = "005-tokens.sql";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration MOST_PAUSE = Duration.ofMillis(20);

    private final Path file;

    Migrations(Path file) {
        this.file = file;
    }

    /** Makes an Outlay database of an empty one that nobody else knows. */
    void lay(Database database) {
        database.useWriteAheadLog();
        database.write(tx -> step(tx, 0));
        run(database);
    }

    void run(Database database) {
        boolean done = database.read(this::versionOfOurs) == SCRIPTS.size();
        if (!database.usesWriteAheadLog()) {
            useWriteAheadLog(database);
        }
        while (!done) {
            // Each script commits before the next begins.
            done = database.write(this::oneStep);
        }
    }

    /**
     * SQLite does not wait for other connections when the journal's mode changes, whatever the busy
     * timeout: it would risk a deadlock. Several commands may have found a fresh copy at once.
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

    /** Runs the next script; says whether it was the last. */
    private boolean oneStep(Transaction tx) {
        int version = versionOfOurs(tx);
        return version == SCRIPTS.size() || step(tx, version);
    }

    private boolean step(Transaction tx, int version) {
        try {
            tx.script(read(SCRIPTS.get(version)));
        } catch (IllegalStateException | ConstraintViolation e) {
            throw new Problem(
                    Problem.Kind.DAMAGED,
                    file + " says that it has schema " + version + ", and has not",
                    "name the right file, or go back to one made by 'outlay backup'",
                    e);
        }
        if (version == 0) {
            Traces.noneYet(tx);
        }
        if (SCRIPTS.get(version).equals(FIRST_WITH_KEY)) {
            TokenKey.makeIfMissing(tx);
        }
        tx.script("PRAGMA user_version = " + (version + 1));
        tx.script("PRAGMA application_id = " + APPLICATION_ID);
        return version + 1 == SCRIPTS.size();
    }

    /** Returns how many scripts the file has seen, after making sure that the file is ours. */
    private int versionOfOurs(Transaction tx) {
        long version = tx.query("PRAGMA user_version").number();
        if (tx.query("PRAGMA application_id").number() != APPLICATION_ID) {
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
        if (version < 1) {
            throw new Problem(
                    Problem.Kind.DAMAGED,
                    file + " says that it has schema " + version + ", which there has never been",
                    "go back to a file made by 'outlay backup'");
        }
        return (int) version;
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
