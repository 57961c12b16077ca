package outlay.delivery;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import outlay.Problem;

/**
 * The right to send from one database: held by one process at a time, and given up by the kernel
 * when that process ends, however it ends.
 *
 * <p>It is a lock on a file of its own beside the database: closing any descriptor of the database
 * itself would drop the locks that SQLite has on it.
 */
public final class SenderLock implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    /** Another command may hold the lock for a moment, to see whether a sender is alive. */
    private static final Duration GLANCE = Duration.ofMillis(500);

    private final FileChannel channel;

    private SenderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param wait how long to wait for another sender to end
     * @throws Problem BUSY when another process still sends after that
     */
    public static SenderLock take(Path database, Duration wait) {
        Duration patience = wait.compareTo(GLANCE) > 0 ? wait : GLANCE;
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<SenderLock> lock = tryTake(database);
            if (lock.isPresent()) {
                return lock.get();
            }
            if (System.nanoTime() - deadline >= 0) {
                throw new Problem(
                        Problem.Kind.BUSY,
                        "another 'outlay send' is sending from " + database,
                        "let it end and run this again, or wait for it with --wait 10m");
            }
            pause();
        }
    }

    /** Takes the lock if nobody has it. */
    static Optional<SenderLock> tryTake(Path database) {
        Path file = database.resolveSibling(database.getFileName() + "-send.lock");
        try {
            FileChannel channel =
                    FileChannel.open(
                            file,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            FileLock lock = lock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new SenderLock(channel));
        } catch (IOException e) {
            throw new Problem(
                    Problem.Kind.IO,
                    "cannot lock " + file + ": " + Problem.why(e),
                    "check the permissions of the database's folder",
                    e);
        }
    }

    private static @org.jspecify.annotations.Nullable FileLock lock(FileChannel channel)
            throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // This very process has it, as tests do.
            return null;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(Problem.Kind.BUSY, "interrupted while waiting", "run it again", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
