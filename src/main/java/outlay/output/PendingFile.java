package outlay.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import outlay.Problem;
import outlay.RealPath;
import outlay.Unfinished;

/**
 * A file (mode 0600) that is being written under a name of its own in the target's folder, and
 * takes the target's name when it is complete.
 *
 * <p>It is locked meanwhile, so that the next one for the same target knows those that were left
 * behind by a process that was killed, and deletes them.
 */
public final class PendingFile implements AutoCloseable {
    /** What this process has begun, and has to delete when it is interrupted. */
    private static final Set<Path> BEGUN = ConcurrentHashMap.newKeySet();

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private boolean committed;

    private PendingFile(Path target, Path temporary, FileChannel channel) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
    }

    /** Writes a file under a name that it is given. */
    public interface Filling {
        /** Writes the file, which is there and empty. */
        void fill(Path file);
    }

    /**
     * Begins a file; one of this name stays as it is until {@link #commit}.
     *
     * @throws Problem IO when the folder cannot be written
     */
    public static PendingFile create(Path file) {
        return create(file, empty -> {});
    }

    /**
     * Begins a file that something else writes: when this returns it is written, but has not got
     * its name.
     */
    public static PendingFile create(Path file, Filling filling) {
        try {
            // A link stays a link: what it points to is replaced.
            Path target = RealPath.of(file);
            if (Files.isDirectory(target)) {
                throw new IOException("it is a folder");
            }
            Unfinished.of(target, "\\.part").forEach(PendingFile::deleteIfLeftBehind);
            while (true) {
                Path temporary = Unfinished.create(target, ".part");
                BEGUN.add(temporary);
                PendingFile pending = begin(target, temporary, filling);
                // Until it is locked, another process may take it for one that was left behind.
                if (Files.exists(temporary)) {
                    return pending;
                }
                pending.close();
            }
        } catch (IOException e) {
            throw WatchedStream.failed("create " + file, e);
        }
    }

    private static PendingFile begin(Path target, Path temporary, Filling filling)
            throws IOException {
        try {
            filling.fill(temporary);
            FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
            channel.lock();
            return new PendingFile(target, temporary, channel);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(temporary);
            BEGUN.remove(temporary);
            throw e;
        }
    }

    /** Deletes all that is not complete: the process is about to end. */
    public static void discardAll() {
        BEGUN.forEach(each -> each.toFile().delete());
    }

    /** Deletes it while holding its lock: else its maker could take it in between. */
    private static void deleteIfLeftBehind(Path part) {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null) {
                Files.delete(part);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // It is gone, somebody else's, or this very process is writing it: not ours to delete.
        }
    }

    /** Returns where its content goes. */
    public OutputStream out() {
        return Channels.newOutputStream(channel);
    }

    /** Returns where it is until it has its name. */
    public Path path() {
        return temporary;
    }

    /** Gives it mode and group of the file whose place it will take, if there is one. */
    public void keepPermissions() throws IOException {
        if (Files.exists(target)) {
            PosixFileAttributes old = Files.readAttributes(target, PosixFileAttributes.class);
            var own = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
            if (!own.readAttributes().group().equals(old.group())) {
                own.setGroup(old.group());
            }
            own.setPermissions(old.permissions());
        }
    }

    /**
     * Says that this was all: the file is on the disk and has its name when the method returns.
     *
     * @throws Problem IO when it cannot be completed
     */
    public void commit() {
        try {
            channel.force(true);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            syncFolder();
            committed = true;
        } catch (IOException e) {
            throw WatchedStream.failed("complete " + target, e);
        }
    }

    /** The new name is on the disk only when the folder is. */
    private void syncFolder() throws IOException {
        try (FileChannel folder = FileChannel.open(target.resolveSibling(""))) {
            folder.force(true);
        }
    }

    /** Ends the writing; without {@link #commit} a file is not made. */
    @Override
    public void close() {
        try {
            if (!committed) {
                Files.deleteIfExists(temporary);
            }
            BEGUN.remove(temporary);
            channel.close();
        } catch (IOException e) {
            throw WatchedStream.failed("close " + target, e);
        }
    }
}
