package outlay.contact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.db.Database;
import outlay.db.Operations;

/**
 * Imports one file: all of it or nothing, beside other commands that read and write.
 *
 * <p>It loads in steps that nobody sees and each of which is short, and makes everything visible in
 * one last short one. What a killed import leaves is cleared up by the next.
 */
public final class Importing {
    private final Steps steps;
    private final ContactFile file;
    private final @Nullable String source;
    private final Listener listener;
    private long read;
    private long rejected;

    /** Hears how an import goes on. */
    public interface Listener {
        /** Hears of a record that is not imported. */
        void rejected(long line, String reason, String[] cells);

        /** Hears how many records have been read. */
        void progress(long records);
    }

    private Importing(Steps steps, ContactFile file, @Nullable String source, Listener listener) {
        this.steps = steps;
        this.file = file;
        this.source = source;
        this.listener = listener;
    }

    /**
     * Imports a file.
     *
     * @param source what the contacts' field {@code source} becomes; null leaves it to the file
     * @throws Problem INVALID_INPUT when the file is broken, BUSY when another import is under way
     */
    public static ImportResult run(
            Database database, ContactFile file, @Nullable String source, Listener listener) {
        return ImportLock.hold(
                database.file(),
                () -> new Importing(steps(database), file, source, listener).run());
    }

    /** Does everything that {@link #run} does and takes it back. */
    public static ImportResult rehearse(
            Database database, ContactFile file, @Nullable String source, Listener listener) {
        return ImportLock.hold(
                database.file(),
                () ->
                        database.rehearse(
                                tx ->
                                        new Importing(
                                                        work -> work.accept(tx),
                                                        file,
                                                        source,
                                                        listener)
                                                .run()));
    }

    static Steps steps(Database database) {
        return work ->
                database.write(
                        tx -> {
                            work.accept(tx);
                            return true;
                        });
    }

    private ImportResult run() {
        Leftovers leftovers = new Leftovers(steps);
        leftovers.clear();
        try (Staging staging = begin()) {
            load(staging);
            finish(staging);
            Reindexing.tidy(steps);
            leftovers.clear();
            return new ImportResult(
                    read, staging.added(), staging.updated(), staging.unchanged(), rejected);
        } catch (Problem e) {
            leftovers.clear();
            throw e;
        }
    }

    private Staging begin() {
        Staging[] staging = new Staging[1];
        steps.step(tx -> staging[0] = new Staging(tx, steps, file.columns(), source));
        return staging[0];
    }

    private void load(Staging staging) {
        try (Reading reading = new Reading(file)) {
            List<Incoming> records = reading.next();
            while (!records.isEmpty()) {
                List<Incoming> good = accepted(records);
                steps.step(tx -> staging.load(tx, good));
                staging.sealIfFull();
                listener.progress(read);
                records = reading.next();
            }
        }
    }

    private List<Incoming> accepted(List<Incoming> records) {
        List<Incoming> accepted = new ArrayList<>(records.size());
        for (Incoming record : records) {
            read++;
            if (record.isRejected()) {
                rejected++;
                listener.rejected(record.line, record.reason(), record.cells);
            } else {
                accepted.add(record);
            }
        }
        return accepted;
    }

    private void finish(Staging staging) {
        staging.seal();
        staging.indexChanges();
        steps.step(
                tx -> {
                    if (!staging.isEmpty()) {
                        Operations.begin(tx, "import");
                    }
                    staging.show(tx);
                });
    }
}
