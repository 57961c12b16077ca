package outlay.cli.begin;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import outlay.Problem;

/** The files that {@code init} leaves in a folder: all of them or none, and never over another. */
final class FirstFiles {
    static final String CAMPAIGN = "campaign.json";
    static final String CRONTAB = "outlay.crontab";

    /** In the order in which they are named. */
    static final List<String> NAMES = List.of(CAMPAIGN, "step1.txt", "step2.txt", CRONTAB);

    private final Path folder;
    private final List<Path> written = new ArrayList<>();

    FirstFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Does nothing when none of them is there.
     *
     * @throws Problem NOT_ALLOWED with those that are
     */
    void requireAbsent() {
        List<String> there =
                NAMES.stream()
                        .filter(
                                name ->
                                        Files.exists(
                                                folder.resolve(name), LinkOption.NOFOLLOW_LINKS))
                        .toList();
        if (!there.isEmpty()) {
            throw inTheWay(String.join(", ", there));
        }
    }

    private static Problem inTheWay(String names) {
        return new Problem(
                Problem.Kind.NOT_ALLOWED,
                "already here, and left as it is: " + names,
                "begin in another folder: mkdir first && cd first");
    }

    /**
     * Writes them.
     *
     * @throws Problem IO when one cannot be written; then none is there
     */
    void write(Map<String, String> texts) {
        try {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                Path file = folder.resolve(text.getKey());
                Files.createFile(file);
                written.add(file);
                Files.writeString(file, text.getValue(), StandardOpenOption.WRITE);
            }
        } catch (FileAlreadyExistsException e) {
            takeBack();
            throw inTheWay(String.valueOf(Path.of(e.getFile()).getFileName()));
        } catch (IOException e) {
            takeBack();
            throw new Problem(
                    Problem.Kind.IO,
                    "cannot write into this folder: " + Problem.why(e),
                    "check its permissions and the free space",
                    e);
        }
    }

    /** Deletes what has been written. */
    void takeBack() {
        written.forEach(file -> file.toFile().delete());
        written.clear();
    }
}
