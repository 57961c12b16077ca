package outlay.cli.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import outlay.cli.input.Environment;

/** The files and folders whose name begins as it has been typed. */
final class FileOffers {
    private FileOffers() {}

    /** Returns them, hidden ones only when a dot has been typed; a folder ends with a slash. */
    static List<Offer> of(Environment environment, String typed) {
        int slash = typed.lastIndexOf('/') + 1;
        String folder = typed.substring(0, slash);
        String name = typed.substring(slash);
        try (Stream<Path> files = Files.list(environment.file(folder.isEmpty() ? "." : folder))) {
            return files.filter(file -> begins(file.getFileName().toString(), name))
                    .sorted()
                    .map(file -> new Offer(folder + shown(file), ""))
                    .filter(Offer::isPrintable)
                    .toList();
        } catch (IOException e) {
            // There is no such folder, or it is not for everybody to see.
            return List.of();
        }
    }

    private static boolean begins(String file, String typed) {
        return file.startsWith(typed) && (!file.startsWith(".") || !typed.isEmpty());
    }

    private static String shown(Path file) {
        return file.getFileName() + (Files.isDirectory(file) ? "/" : "");
    }
}
