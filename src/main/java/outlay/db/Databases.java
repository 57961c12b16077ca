package outlay.db;

import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where commands get their databases from. A process that runs many commands keeps the last one
 * open between them, with what was read of it; to each command it is as if freshly opened.
 */
public final class Databases implements AutoCloseable {
    /** What becomes of a database that has an earlier schema. */
    public enum Upgrading {
        /** It is backed up, and gets the schema of today. */
        WITH_BACKUP,
        /** It gets the schema of today. */
        WITHOUT_BACKUP,
        /** It is refused: somebody only looks, and hears no notices. */
        NEVER
    }

    /**
     * How one is opened.
     *
     * @param notices hears what is waited for, when it takes long, and what was backed up
     */
    public record Opening(Clock clock, Consumer<String> notices, Upgrading upgrading) {
        static Opening silently(Clock clock) {
            return new Opening(clock, notice -> {}, Upgrading.WITH_BACKUP);
        }
    }

    private final boolean keeps;
    private @Nullable Engine kept;

    private Databases(boolean keeps) {
        this.keeps = keeps;
    }

    /** Returns where a process gets them that runs one command: they are closed when it is done. */
    public static Databases closed() {
        return new Databases(false);
    }

    /** Returns where a process gets them that runs many commands. */
    public static Databases kept() {
        return new Databases(true);
    }

    /** Opens an existing database as {@link Database#open} does. */
    public Database open(Location location, Opening opening) {
        Engine engine = engine(location, () -> Database.find(location));
        return Database.update(engine, opening, this::leave);
    }

    /** Opens a database as {@link Database#openOrCreate} does. */
    public Database openOrCreate(Location location, Opening opening) {
        Engine engine = engine(location, () -> Database.findOrMake(location, opening.clock()));
        return Database.update(engine, opening, this::leave);
    }

    private synchronized Engine engine(Location location, Supplier<Engine> opening) {
        Engine last = kept;
        kept = null;
        if (last != null && last.isStill(location)) {
            return last;
        }
        if (last != null) {
            last.close();
        }
        return opening.get();
    }

    private synchronized void leave(Engine engine) {
        if (keeps && kept == null && engine.rest()) {
            kept = engine;
        } else {
            engine.close();
        }
    }

    /**
     * Has what was changed here reach the file itself, as when the last command closes it; it waits
     * for nobody who is in the way, then another time will do.
     */
    public synchronized void fold() {
        if (kept != null) {
            kept.fold();
        }
    }

    /** Closes what is still open; it can be used on. */
    @Override
    public synchronized void close() {
        if (kept != null) {
            kept.close();
            kept = null;
        }
    }
}
