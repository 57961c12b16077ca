package outlay.contact;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/**
 * Makes sure that one import at a time loads into a database. The kernel keeps the lock, on a file
 * beside the database, so it goes when its owner does, however that ends.
 */
final class ImportLock implements AutoCloseable {
    private final FileChannel channel;

    private ImportLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Does work under the lock.
     *
     * @throws Problem BUSY when another import has it
     */
    static <T> T hold(Path database, Supplier<T> work) {
        ImportLock lock =
                tryTake(database)
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                Problem.Kind.BUSY,
                                                "another import is loading into this database",
                                                "run the command again when it has ended"));
        try (lock) {
            return work.get();
        }
    }

    /** Takes the lock; empty when another import has it. */
    static Optional<ImportLock> tryTake(Path database) {
        Path file = database.resolveSibling(database.getFileName() + "-import");
        try {
            FileChannel channel = open(file);
            @Nullable FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new ImportLock(channel));
        } catch (IOException e) {
            throw new Problem(
                    Problem.Kind.IO,
                    "cannot lock " + file + ": " + Problem.why(e),
                    "check that the folder is yours to write",
                    e);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return FileChannel.open(file, StandardOpenOption.WRITE);
        }
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new Problem(
                    Problem.Kind.IO, "cannot unlock the database: " + e.getMessage(), "", e);
        }
    }
}
