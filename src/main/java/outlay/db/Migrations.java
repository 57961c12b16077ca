package outlay.db;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import outlay.Problem;
import outlay.Release;
import outlay.Resource;

/**
 * Brings the schema up to date: numbered scripts, each run once. All that a database lacks run in
 * one transaction: it has its old schema, or the one of today.
 */
final class Migrations {
    /** Of the settings: which release of the program has brought the schema to what it is. */
    private static final String WRITTEN_BY = "written-by";

    private final Engine engine;
    private final List<String> scripts;

    Migrations(Engine engine) {
        this.engine = engine;
        this.scripts = engine.migrations();
    }

    /** Makes an Outlay database of an empty one, unless somebody else has just done so. */
    void lay(Database database) {
        engine.makeReady();
        database.write(tx -> engine.isEmpty(tx) ? steps(tx, 0) : 0);
    }

    void run(Database database, Databases.Opening opening) {
        boolean done =
                database.read(
                        tx -> {
                            int version = version(tx);
                            database.findMark(tx);
                            return version == scripts.size();
                        });
        if (!done && opening.upgrading() == Databases.Upgrading.NEVER) {
            throw new Problem(
                    Problem.Kind.NOT_ALLOWED,
                    engine.name() + " has the schema of an earlier Outlay",
                    "run 'outlay doctor', which upgrades it");
        }
        engine.makeReady();
        if (!done) {
            database.write(tx -> upgrade(tx, opening));
        }
    }

    private int upgrade(Transaction tx, Databases.Opening opening) {
        int version = version(tx);
        // Another command may have been quicker.
        if (version < scripts.size()
                && opening.upgrading() == Databases.Upgrading.WITH_BACKUP
                && isUsed(tx)) {
            String program = writtenBy(tx).orElse("the outlay of before");
            engine.backUp(scripts.size(), opening.notices(), program);
        }
        return steps(tx, version);
    }

    /** Whatever somebody has put into it, an operation has. */
    private static boolean isUsed(Transaction tx) {
        try {
            return tx.query("SELECT count(*) FROM operation").number() > 0;
        } catch (RuntimeException e) {
            // It is not what it says, as its migration will find.
            return true;
        }
    }

    private int steps(Transaction tx, int from) {
        for (int version = from; version < scripts.size(); version++) {
            step(tx, version);
        }
        if (from < scripts.size()) {
            TokenKey.makeIfMissing(tx);
            sign(tx);
        }
        return scripts.size();
    }

    private void step(Transaction tx, int version) {
        try {
            String script = scripts.get(version);
            tx.script(Resource.text(Migrations.class, script));
            Upgrade.after(script).ifPresent(upgrade -> upgrade.run(tx));
        } catch (IllegalStateException | ConstraintViolation e) {
            throw new Problem(
                    Problem.Kind.DAMAGED,
                    engine.name() + " says that it has schema " + version + ", and has not",
                    "name the right file, or go back to one made by 'outlay backup'",
                    e);
        }
        engine.setVersion(tx, version + 1);
    }

    /** Returns how many scripts the database has seen, after making sure that they are ours. */
    private int version(Transaction tx) {
        int version = engine.version(tx);
        if (version > scripts.size()) {
            throw newer(tx, version);
        }
        if (version < 1) {
            throw new Problem(
                    Problem.Kind.DAMAGED,
                    engine.name()
                            + " says that it has schema "
                            + version
                            + ", which there has never been",
                    "go back to a file made by 'outlay backup'");
        }
        return version;
    }

    private Problem newer(Transaction tx, int version) {
        Optional<String> program = writtenBy(tx);
        String way =
                program.map(name -> "install " + name + " or newer on this machine")
                        .orElse("update Outlay on this machine");
        List<Path> backups = engine.backups();
        return new Problem(
                Problem.Kind.DAMAGED,
                "%s was written by a newer Outlay (schema %d)%s; this is %s (schema %d)"
                        .formatted(
                                engine.name(),
                                version,
                                program.map(", "::concat).orElse(""),
                                Release.text(),
                                scripts.size()),
                backups.isEmpty()
                        ? way
                        : way
                                + "; what it was before its upgrade is in "
                                + backups.get(backups.size() - 1));
    }

    Database.Versions versions(Transaction tx) {
        return new Database.Versions(
                version(tx),
                scripts.size(),
                engine.product(),
                writtenBy(tx).orElse("an unknown outlay"));
    }

    private static void sign(Transaction tx) {
        SettingStore.put(tx, WRITTEN_BY, Release.text().getBytes(StandardCharsets.UTF_8));
    }

    /** Nobody knows the tables of a newer schema. */
    private static Optional<String> writtenBy(Transaction tx) {
        try {
            return SettingStore.find(tx, WRITTEN_BY)
                    .map(name -> new String(name, StandardCharsets.UTF_8))
                    .map(name -> name.replaceAll("\\p{Cntrl}", "?"));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
