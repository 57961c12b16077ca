package outlay.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where output goes at once, because it is no file that could be put there when it is complete. */
public final class Device {
    private Device() {}

    /** Says whether this is a pipe, a terminal or the like, or one of a process's own files. */
    public static boolean is(Path file) {
        return file.startsWith("/dev")
                || file.startsWith("/proc")
                || (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file));
    }

    /**
     * Opens it; what is written to it fails as a {@link outlay.Problem}.
     *
     * @throws outlay.Problem IO when it cannot be opened
     */
    public static OutputStream open(Path file) {
        try {
            return new WatchedStream(
                    Files.newOutputStream(file, StandardOpenOption.APPEND), file.toString());
        } catch (IOException e) {
            throw WatchedStream.failed("write to " + file, e);
        }
    }
}
