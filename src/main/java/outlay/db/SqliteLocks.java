package outlay.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/**
 * Locks on the database's own file, by whichever name it is reached. They lie on bytes far behind
 * any that it can have, and the kernel gives them up when their process ends, however it ends
 * (decision D94).
 *
 * <p>To close any descriptor of a file gives up all locks that the process has on it, SQLite's as
 * well. So the file is opened here before SQLite opens it, and closed after SQLite has closed it.
 */
final class SqliteLocks implements AutoCloseable {
    /** SQLite's own are at 2^30: https://www.sqlite.org/fileformat2.html#the_lock_byte_page. */
    private static final long ACTIVITIES = 1L << 62;

    /** One byte for each name that a file can have. */
    private static final long NAMES = ACTIVITIES + (1L << 32);

    private static final long MOST_NAMES = 1L << 31;

    private final Path file;
    private final @Nullable FileChannel channel;

    private SqliteLocks(Path file, @Nullable FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens the file and makes sure that nobody uses it by another name: SQLite keeps its log
     * beside the name, and would write two of them for one file.
     *
     * @param file a real path
     * @throws Problem BUSY when somebody does
     */
    static SqliteLocks open(Path file) {
        SqliteLocks locks = new SqliteLocks(file, channel(file));
        if (locks.channel != null
                && Patience.within(
                                Patience.GLANCE,
                                () -> {},
                                () -> Optional.of(locks).filter(SqliteLocks::isOnlyName))
                        .isEmpty()) {
            locks.close();
            throw new Problem(
                    Problem.Kind.BUSY,
                    "another process uses " + file + " by another name",
                    "name the file alike in all commands: links to it have a log of their own");
        }
        return locks;
    }

    /** Returns no locks, for one who looks at a file that this process has open already. */
    static SqliteLocks none(Path file) {
        return new SqliteLocks(file, null);
    }

    /** Returns nothing for a file that this user must not write, and so cannot damage. */
    private static @Nullable FileChannel channel(Path file) {
        try {
            return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (AccessDeniedException e) {
            return null;
        } catch (IOException e) {
            throw new Problem(
                    Problem.Kind.IO,
                    "cannot open " + file + ": " + Problem.why(e),
                    "check its permissions",
                    e);
        }
    }

    boolean isReadOnly() {
        return channel == null;
    }

    /** Shares one byte with all who use this name, and sees whether others are held. */
    private boolean isOnlyName() {
        long name = 1 + Math.floorMod(nameOf(file).hashCode(), MOST_NAMES - 2);
        FileLock own;
        try {
            own = lock(NAMES + name, 1, true);
        } catch (OverlappingFileLockException e) {
            // This very process uses it by this name already, as tests do.
            return true;
        }
        if (own == null) {
            return false;
        }
        boolean only = isFree(NAMES, name) && isFree(NAMES + name + 1, MOST_NAMES - name - 1);
        if (!only) {
            release(own);
        }
        return only;
    }

    /** The log lies in the same folder: this is what names have to agree in. */
    private static String nameOf(Path file) {
        try {
            return Files.getAttribute(file.resolveSibling(""), "unix:ino")
                    + "/"
                    + file.getFileName();
        } catch (IOException e) {
            throw unlockable(file, e);
        }
    }

    private boolean isFree(long from, long bytes) {
        try {
            FileLock lock = lock(from, bytes, false);
            if (lock != null) {
                release(lock);
            }
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Takes the right to an activity; empty when another process has it. */
    Optional<Hold> tryTake(Activity activity) {
        try {
            FileLock lock = lock(ACTIVITIES + activity.place(), 1, false);
            return Optional.ofNullable(lock).map(taken -> () -> release(taken));
        } catch (OverlappingFileLockException e) {
            // This very process has it, as tests do.
            return Optional.empty();
        }
    }

    private @Nullable FileLock lock(long from, long bytes, boolean shared) {
        if (channel == null) {
            throw unlockable(file, new AccessDeniedException(file.toString()));
        }
        try {
            return channel.tryLock(from, bytes, shared);
        } catch (IOException e) {
            throw unlockable(file, e);
        }
    }

    private static void release(FileLock lock) {
        try {
            lock.release();
        } catch (IOException e) {
            throw new Problem(
                    Problem.Kind.IO, "cannot unlock the database: " + Problem.why(e), "", e);
        }
    }

    private static Problem unlockable(Path file, IOException e) {
        return new Problem(
                Problem.Kind.IO,
                "cannot lock " + file + ": " + Problem.why(e),
                "check its permissions, and that its disk is of this machine",
                e);
    }

    @Override
    public void close() {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new Problem(
                    Problem.Kind.IO, "cannot close " + file + ": " + Problem.why(e), "", e);
        }
    }
}
