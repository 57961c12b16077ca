package outlay;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that are being made (mode 0600) in the folder of their target, under names of their own: a
 * dot and the target's name stand before what chance and a suffix add.
 */
public final class Unfinished {
    private Unfinished() {}

    /**
     * Makes an empty one.
     *
     * @param target a real path
     */
    public static Path create(Path target, String suffix) throws IOException {
        return Files.createTempFile(folder(target), prefix(target), suffix, OwnerOnly.FILE);
    }

    /**
     * Returns those that are there, left behind by a process that was killed or still being made.
     *
     * @param target a real path
     * @param ending an expression for the ends of their names
     */
    public static List<Path> of(Path target, String ending) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(folder(target), each -> is(each, target, ending))) {
            all.forEach(found::add);
        }
        return found;
    }

    private static boolean is(Path file, Path target, String ending) {
        String name = requireNonNull(file.getFileName(), "listed in a folder").toString();
        return name.startsWith(prefix(target)) && name.matches("(?s).*" + ending);
    }

    private static String prefix(Path target) {
        return "." + target.getFileName() + ".";
    }

    private static Path folder(Path target) {
        return requireNonNull(target.getParent(), "a real path has a folder");
    }
}
