package outlay.db;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.DB;
import outlay.Count;
import outlay.Problem;
import outlay.ShellWord;
import outlay.Unfinished;

/**
 * What a file was before its schema was changed, as a copy beside it: {@code outlay.db.before-021}
 * is from before schema 21. It is made while nobody else can write, and has its name only when it
 * is whole.
 */
final class SqliteBackup {
    private static final String MARK = ".before-";

    /** 8 MB at a time, for whoever looks on. */
    private static final int PAGES = 1000;

    private static final int RETRIES = 100;
    private static final int PAUSE_MILLIS = 100;
    private static final long SILENCE = Duration.ofSeconds(2).toNanos();
    private static final long BETWEEN = Duration.ofSeconds(10).toNanos();

    private final Path file;
    private final Consumer<String> notices;
    private long next = System.nanoTime() + SILENCE;

    /**
     * Backs up a file that this process alone may write.
     *
     * @param notices hears how far it is, when it takes long
     */
    SqliteBackup(Path file, Consumer<String> notices) {
        this.file = file;
        this.notices = notices;
    }

    /** Returns those that are there, oldest schema first. */
    static List<Path> of(Path file) {
        String name = file.getFileName() + MARK;
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(folder(file), each -> is(each, name))) {
            all.forEach(found::add);
        } catch (IOException e) {
            // Who may not look into the folder will not find them either.
            return List.of();
        }
        Collections.sort(found);
        return found;
    }

    private static boolean is(Path each, String name) {
        String own = String.valueOf(each.getFileName());
        return own.startsWith(name) && own.substring(name.length()).matches("\\d+(-\\d+)?");
    }

    private static Path folder(Path file) {
        return requireNonNull(file.getParent(), "a real path has a folder");
    }

    /**
     * Makes one, unless there is the very same from an upgrade that was killed.
     *
     * @param schema the one that the file is to get
     * @param bytes how large the file is
     * @return where it is
     * @throws Problem IO when there is no room for it
     */
    Path make(int schema, long bytes) {
        try {
            // Nobody else makes one now: they are of processes that were killed.
            for (Path part : Unfinished.of(file, "\\.before(-journal)?")) {
                Files.deleteIfExists(part);
            }
            requireRoom(bytes, Files.getFileStore(file).getUsableSpace(), file);
            Path fresh = Unfinished.create(file, ".before");
            try {
                copyTo(fresh, bytes);
                return name(fresh, schema);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw failed(file, Problem.why(e), e);
        }
    }

    static void requireRoom(long needed, long free, Path file) {
        if (needed > free) {
            throw failed(
                    file,
                    "it takes %s, and %s are free"
                            .formatted(Count.of(needed, "byte"), Count.text(free)),
                    null);
        }
    }

    private static Problem failed(Path file, String why, @Nullable Exception e) {
        return new Problem(
                Problem.Kind.IO,
                "cannot back up " + file + " before its upgrade: " + why,
                "make room in its folder and run this again, or upgrade without a backup:"
                        + " OUTLAY_UPGRADE_BACKUP=no",
                e);
    }

    private void copyTo(Path fresh, long bytes) {
        try (var connection = SqliteFile.connectToRead(file)) {
            DB db = connection.unwrap(SQLiteConnection.class).getDatabase();
            int code =
                    db.backup(
                            "main",
                            fresh.toString(),
                            (left, all) -> tell(all - left, all, bytes),
                            PAUSE_MILLIS,
                            RETRIES,
                            PAGES);
            if (code != 0) {
                throw failed(file, "SQLite's error " + code, null);
            }
        } catch (SQLException e) {
            throw failed(file, String.valueOf(e.getMessage()), e);
        }
    }

    private void tell(int done, int all, long bytes) {
        if (System.nanoTime() >= next && all > 0) {
            next = System.nanoTime() + BETWEEN;
            notices.accept(
                    "backing up %s before its upgrade: %d %% of %s"
                            .formatted(file, 100L * done / all, Count.of(bytes, "byte")));
        }
    }

    /** Never in the place of another one. */
    private Path name(Path fresh, int schema) throws IOException {
        for (int n = 1; ; n++) {
            String number = "%03d".formatted(schema) + (n == 1 ? "" : "-" + n);
            Path named = file.resolveSibling(file.getFileName() + MARK + number);
            try {
                Files.createLink(named, fresh);
                sync(folder(file));
                return named;
            } catch (FileAlreadyExistsException e) {
                if (Files.isRegularFile(named) && Files.mismatch(named, fresh) < 0) {
                    return named;
                }
            }
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }

    /** Returns the commands that put a backup into the file's place. */
    String wayBack(Path backup) {
        return "rm -f %1$s-wal %1$s-shm && cp %2$s %1$s"
                .formatted(ShellWord.quoted(file.toString()), ShellWord.quoted(backup.toString()));
    }
}
