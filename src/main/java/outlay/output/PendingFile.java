package outlay.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/**
 * A file (mode 0600) that is being written under a name of its own in the target's folder, and
 * takes the target's name when it is complete. A target that is no plain file, such as {@code
 * /dev/null} or a pipe, is written to directly.
 */
final class PendingFile implements AutoCloseable {
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path target;
    private final @Nullable Path temporary;
    private final FileChannel channel;
    private boolean committed;

    private PendingFile(Path target, @Nullable Path temporary, FileChannel channel) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
    }

    static PendingFile create(Path file) {
        try {
            // A link stays a link: what it points to is replaced.
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE);
                return new PendingFile(target, null, channel);
            }
            Path temporary =
                    Files.createTempFile(
                            target.getParent(), "." + target.getFileName() + ".", ".part", PRIVATE);
            temporary.toFile().deleteOnExit();
            FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
            return new PendingFile(target, temporary, channel);
        } catch (IOException e) {
            throw failed("create " + file, e);
        }
    }

    OutputStream out() {
        return Channels.newOutputStream(channel);
    }

    void commit() {
        try {
            if (temporary != null) {
                channel.force(true);
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
                syncFolder();
            }
            committed = true;
        } catch (IOException e) {
            throw failed("complete " + target, e);
        }
    }

    /** The new name is on the disk only when the folder is. */
    private void syncFolder() throws IOException {
        try (FileChannel folder = FileChannel.open(target.resolveSibling(""))) {
            folder.force(true);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            if (!committed && temporary != null) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw failed("close " + target, e);
        }
    }

    static Problem failed(String doing, IOException e) {
        return new Problem(
                Problem.Kind.IO,
                "cannot " + doing + ": " + Problem.why(e),
                "check the folder, its permissions and the free space",
                e);
    }
}
