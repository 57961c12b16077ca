package outlay.load;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.contact.Reindexing;
import outlay.csv.ContactFile;
import outlay.db.Activity;
import outlay.db.Database;
import outlay.db.Hold;
import outlay.db.Operations;
import outlay.db.Steps;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.suppression.DoNotEmailList;

/**
 * Imports one file: all of it or nothing, beside other commands that read and write.
 *
 * <p>It loads in steps that nobody sees and each of which is short, and makes everything visible in
 * one last short one. What a killed import leaves is cleared up by the next.
 */
public final class Importing {
    /** How long one transaction may load records, in nanoseconds; others wait so long at most. */
    private static final long STEP = 250_000_000;

    private final Steps steps;
    private final Leftovers leftovers;
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

        /**
         * Hears which persons want no email and are not on the do-not-email list yet, in the very
         * transaction in which the import is seen, to put them there; they may be none.
         */
        void optedOut(Transaction tx, long operation, ContactSet contacts);
    }

    Importing(Steps steps, ContactFile file, @Nullable String source, Listener listener) {
        this.steps = steps;
        this.leftovers = new Leftovers(steps);
        this.file = file;
        this.source = source;
        this.listener = listener;
    }

    /**
     * Imports a file.
     *
     * @param source what the contacts' field {@code source} becomes; null leaves it to the file
     * @throws Problem INVALID_INPUT when the file is broken, BUSY when another import is under way
     *     for longer than a minute
     */
    public static ImportResult run(
            Database database, ContactFile file, @Nullable String source, Listener listener) {
        Hold hold = database.hold(Activity.IMPORT);
        try (hold) {
            return new Importing(Steps.on(database), file, source, listener).run();
        }
    }

    /** Tells what {@link #run} would do; what it loads is never seen, and then deleted. */
    public static ImportResult rehearse(
            Database database, ContactFile file, @Nullable String source, Listener listener) {
        Hold hold = database.hold(Activity.IMPORT);
        try (hold) {
            return new Importing(Steps.on(database), file, source, listener).rehearse();
        }
    }

    private ImportResult rehearse() {
        leftovers.clear();
        try (Staging staging = begin()) {
            load(staging);
            steps.rehearse(tx -> optOut(tx, staging));
            return result(staging);
        } finally {
            leftovers.clear();
        }
    }

    ImportResult run() {
        leftovers.clear();
        try (Staging staging = begin()) {
            load(staging);
            finish(staging);
            Reindexing.tidy(steps);
            leftovers.clear();
            return result(staging);
        } catch (Problem e) {
            leftovers.clear();
            throw e;
        }
    }

    private ImportResult result(Staging staging) {
        return new ImportResult(
                read,
                staging.added(),
                staging.updated(),
                staging.unchanged(),
                rejected,
                staging.optedOut().size());
    }

    private Staging begin() {
        return steps.ask(tx -> new Staging(tx, steps, file.fields(), source));
    }

    private void load(Staging staging) {
        try (RecordReader reading = new RecordReader(file, staging.layout())) {
            boolean more = true;
            while (more) {
                more = steps.ask(tx -> loadSome(tx, staging, reading));
                staging.sealIfFull();
                listener.progress(read);
            }
        }
    }

    /** Loads records for as long as a step may last; false when there are none left. */
    private boolean loadSome(Transaction tx, Staging staging, RecordReader reading) {
        long end = System.nanoTime() + STEP;
        List<ImportRecord> records;
        do {
            records = reading.next();
            staging.load(tx, accepted(records));
        } while (!records.isEmpty() && System.nanoTime() < end && !staging.isFull());
        return !records.isEmpty();
    }

    private List<ImportRecord> accepted(List<ImportRecord> records) {
        List<ImportRecord> accepted = new ArrayList<>(records.size());
        for (ImportRecord record : records) {
            read++;
            ImportRecord.Rejection why = record.rejection();
            if (why == null) {
                accepted.add(record);
            } else {
                rejected++;
                listener.rejected(why.line(), why.reason(), why.cells());
            }
        }
        return accepted;
    }

    private void finish(Staging staging) {
        staging.seal();
        staging.indexChanges();
        steps.lastStep(
                tx -> {
                    staging.show(tx);
                    optOut(tx, staging);
                });
    }

    private void optOut(Transaction tx, Staging staging) {
        ContactSet optedOut = staging.optedOut();
        ContactSet news = DoNotEmailList.unconcerned(tx, optedOut);
        DoNotEmailList.keep(tx, optedOut.minus(news));
        if (!staging.isEmpty() || !news.isEmpty()) {
            listener.optedOut(tx, Operations.begin(tx, "import"), news);
        }
    }
}
