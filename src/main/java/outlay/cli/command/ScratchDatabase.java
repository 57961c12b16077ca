package outlay.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import outlay.Problem;
import outlay.db.Database;

/** An empty database in a folder of its own, for a dry run where there is none yet. */
public final class ScratchDatabase implements AutoCloseable {
    private final Path folder;
    private final Database database;

    /** Makes one. */
    public ScratchDatabase(Clock clock) {
        try {
            folder = Files.createTempDirectory("outlay");
        } catch (IOException e) {
            throw failed(e);
        }
        database = Database.openOrCreate(folder.resolve("outlay.db"), clock);
    }

    /** Returns it. */
    public Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : List.copyOf(files.toList())) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static Problem failed(IOException e) {
        return new Problem(
                Problem.Kind.IO,
                "cannot make a temporary database: " + Problem.why(e),
                "check the free space of the folder for temporary files",
                e);
    }
}
