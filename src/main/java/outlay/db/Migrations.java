package outlay.db;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import outlay.Problem;

/**
 * Brings the schema up to date: numbered scripts, each run once, each in a transaction of its own.
 */
final class Migrations {
    private final Engine engine;
    private final List<String> scripts;

    Migrations(Engine engine) {
        this.engine = engine;
        this.scripts = engine.migrations();
    }

    /** Makes an Outlay database of an empty one that nobody else knows. */
    void lay(Database database) {
        engine.makeReady();
        database.write(tx -> step(tx, 0));
        run(database);
    }

    void run(Database database) {
        boolean done = database.read(this::version) == scripts.size();
        engine.makeReady();
        while (!done) {
            // Each script commits before the next begins.
            done = database.write(this::oneStep);
        }
    }

    /** Runs the next script; says whether it was the last. */
    private boolean oneStep(Transaction tx) {
        int version = version(tx);
        return version == scripts.size() || step(tx, version);
    }

    private boolean step(Transaction tx, int version) {
        try {
            tx.script(read(scripts.get(version)));
            Upgrade.after(version + 1).ifPresent(upgrade -> upgrade.run(tx));
        } catch (IllegalStateException | ConstraintViolation e) {
            throw new Problem(
                    Problem.Kind.DAMAGED,
                    engine.file() + " says that it has schema " + version + ", and has not",
                    "name the right file, or go back to one made by 'outlay backup'",
                    e);
        }
        boolean last = version + 1 == scripts.size();
        if (last) {
            TokenKey.makeIfMissing(tx);
        }
        engine.setVersion(tx, version + 1);
        return last;
    }

    /** Returns how many scripts the database has seen, after making sure that they are ours. */
    private int version(Transaction tx) {
        int version = engine.version(tx);
        if (version > scripts.size()) {
            throw new Problem(
                    Problem.Kind.DAMAGED,
                    engine.file() + " was written by a newer Outlay (schema " + version + ")",
                    "update Outlay on this machine");
        }
        if (version < 1) {
            throw new Problem(
                    Problem.Kind.DAMAGED,
                    engine.file()
                            + " says that it has schema "
                            + version
                            + ", which there has never been",
                    "go back to a file made by 'outlay backup'");
        }
        return version;
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
