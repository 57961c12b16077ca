package outlay.cli.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import outlay.Count;
import outlay.Problem;
import outlay.inbound.source.SentFolder;

/**
 * The copies of one mailbox on their way to its folder: a thread with one connection puts them
 * there, one after the other. After a failure the server is left alone for a while, and the copies
 * of that while are missing.
 */
final class CopyQueue {
    private static final Duration PAUSE = Duration.ofSeconds(60);

    private final String mailbox;
    private final Supplier<SentFolder> opening;
    private final Semaphore room;
    private final BlockingQueue<Optional<Copy>> copies = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "copies");
    private @Nullable SentFolder folder;
    private long failedAt;
    private long missing;
    private @Nullable String why;

    @SuppressWarnings("ArrayRecordComponent") // never compared, only handed on
    private record Copy(byte[] message, Instant at) {}

    /**
     * Begins with none.
     *
     * @param opening connects to the folder; asked when there is a copy
     * @param room as many bytes as may wait
     */
    CopyQueue(String mailbox, Supplier<SentFolder> opening, Semaphore room) {
        this.mailbox = mailbox;
        this.opening = opening;
        this.room = room;
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes a copy, and keeps nobody waiting. */
    void add(byte[] message, Instant at) {
        if (room.tryAcquire(message.length)) {
            copies.add(Optional.of(new Copy(message, at)));
        } else {
            miss("the server takes them too slowly");
        }
    }

    /** No more will come. */
    void end() {
        copies.add(Optional.empty());
    }

    /** Waits until all are put that can be. */
    void await() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says how many are missing and why, if some are. */
    synchronized Optional<String> failure() {
        return Optional.ofNullable(why)
                .map(
                        reason ->
                                "mailbox "
                                        + mailbox
                                        + ": "
                                        + Count.of(missing, "copy", "copies")
                                        + " missing in its sent folder: "
                                        + reason);
    }

    private synchronized void missAnother() {
        missing++;
    }

    private synchronized void miss(String reason) {
        missing++;
        why = reason;
    }

    private void run() {
        try {
            Optional<Copy> next = copies.take();
            while (next.isPresent()) {
                put(next.get());
                room.release(next.get().message().length);
                next = copies.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            letGo();
        }
    }

    private void put(Copy copy) {
        boolean isPausing = failedAt != 0 && System.nanoTime() - failedAt < PAUSE.toNanos();
        if (isPausing) {
            missAnother();
            return;
        }
        boolean wasKept = folder != null;
        try {
            append(copy);
        } catch (Problem e) {
            letGo();
            if (wasKept) {
                put(copy); // servers close connections on which nothing happens for long
            } else {
                fail(e.what());
            }
        } catch (RuntimeException e) {
            letGo();
            fail(e.toString());
        }
    }

    private void append(Copy copy) {
        SentFolder open = folder;
        if (open == null) {
            open = opening.get();
            folder = open;
        }
        open.add(copy.message(), copy.at());
        failedAt = 0;
    }

    private void fail(String reason) {
        failedAt = System.nanoTime();
        miss(reason);
    }

    private void letGo() {
        if (folder != null) {
            folder.close();
            folder = null;
        }
    }
}
