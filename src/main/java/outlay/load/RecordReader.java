package outlay.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import outlay.csv.ContactFile;

/**
 * Reads and encodes a file on a thread of its own, some thousand records ahead of those who take
 * them.
 */
final class RecordReader implements AutoCloseable {
    private static final int TOGETHER = 1_024;
    private static final int AHEAD = 12;

    private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(AHEAD);
    private final ContactFile file;
    private final RecordLayout layout;
    private final int emailColumn;
    private final Thread thread;

    /** Some records; the last batch has none, or the failure that ended the reading. */
    private record Batch(List<ImportRecord> records, @Nullable Throwable failure) {}

    RecordReader(ContactFile file, RecordLayout layout) {
        this.file = file;
        this.layout = layout;
        this.emailColumn = file.fields().indexOf("email");
        this.thread = new Thread(this::read, "reading");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns the next records; none at the end of the file. */
    List<ImportRecord> next() {
        try {
            Batch batch = batches.take();
            if (batch.failure instanceof RuntimeException failure) {
                throw failure;
            } else if (batch.failure != null) {
                throw new IllegalStateException("reading failed", batch.failure);
            }
            return batch.records;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void read() {
        try {
            List<ImportRecord> records = new ArrayList<>(TOGETHER);
            while (file.next()) {
                records.add(ImportRecord.of(file, emailColumn, layout));
                if (records.size() == TOGETHER) {
                    batches.put(new Batch(records, null));
                    records = new ArrayList<>(TOGETHER);
                }
            }
            if (!records.isEmpty()) {
                batches.put(new Batch(records, null));
            }
            batches.put(new Batch(List.of(), null));
        } catch (InterruptedException e) {
            // Nobody takes any more.
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void fail(Throwable failure) {
        try {
            batches.put(new Batch(List.of(), failure));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the reading, wherever it is. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
