package outlay;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a file is, whatever links lead there. */
public final class RealPath {
    /** As many links as Linux follows. */
    private static final int MOST_LINKS = 40;

    private RealPath() {}

    /**
     * Returns the path without links, {@code .} and {@code ..}. The file need not be there: links
     * that lead nowhere lead to where it would be made.
     *
     * @throws IOException when its folder is not there, or links go in a circle
     */
    public static Path of(Path file) throws IOException {
        Path at = file.toAbsolutePath();
        for (int links = 0; links < MOST_LINKS; links++) {
            if (!Files.isSymbolicLink(at)) {
                return Files.exists(at) ? at.toRealPath() : folder(at).resolve(at.getFileName());
            }
            at = at.resolveSibling(Files.readSymbolicLink(at));
        }
        throw new FileSystemLoopException(file.toString());
    }

    private static Path folder(Path file) throws IOException {
        return file.resolveSibling("").toRealPath();
    }
}
