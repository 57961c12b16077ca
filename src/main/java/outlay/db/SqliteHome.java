package outlay.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import outlay.Problem;

/**
 * The name by which a file was last used. SQLite keeps its log beside the name: after a process was
 * killed, committed changes are in that log alone, and are missed by who opens the file by another
 * name, such as a hard link or after a move. The file says itself where to look.
 *
 * @param file what the system calls the file, whatever its name; a copy is another one
 */
record SqliteHome(String file, Path path) {
    private static final String SETTING = "home";

    /** Makes sure that no log is left behind elsewhere, and notes where the file is used now. */
    static void settle(Database database, SqliteEngine engine, Path file) {
        SqliteHome now = of(file);
        Optional<SqliteHome> last = database.read(SqliteHome::read);
        if (last.isPresent() && last.get().isSameAs(now)) {
            return;
        }
        last.ifPresent(home -> home.leaveFor(now));
        database.write(tx -> now.store(tx));
        // In the file itself, where it can be read without the log.
        engine.foldLog();
    }

    /** Spelt out: a record's own {@code equals} is put together at run time, at each start. */
    private boolean isSameAs(SqliteHome other) {
        return file.equals(other.file) && path.equals(other.path);
    }

    private static SqliteHome of(Path path) {
        try {
            return new SqliteHome(String.valueOf(Files.getAttribute(path, "unix:ino")), path);
        } catch (IOException e) {
            throw new Problem(
                    Problem.Kind.IO,
                    "cannot look at " + path + ": " + Problem.why(e),
                    "check its permissions",
                    e);
        }
    }

    private static Optional<SqliteHome> read(Transaction tx) {
        return SettingStore.find(tx, SETTING)
                .map(home -> new String(home, StandardCharsets.UTF_8))
                .map(text -> text.split(" ", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> new SqliteHome(parts[0], Path.of(parts[1])));
    }

    private boolean store(Transaction tx) {
        SettingStore.put(tx, SETTING, (file + " " + path).getBytes(StandardCharsets.UTF_8));
        return true;
    }

    /** Refuses to go to another name while this one's log holds changes of the very file. */
    private void leaveFor(SqliteHome other) {
        boolean sameFile = file.equals(other.file) && !path.equals(other.path);
        if (sameFile && hasLog() && (!Files.exists(path) || of(path).file.equals(file))) {
            String way =
                    Files.exists(path)
                            ? "run any command with --db " + path + " first"
                            : "move it to where the file is: mv " + log() + " " + other.log();
            throw new Problem(
                    Problem.Kind.NOT_ALLOWED,
                    other.path + " lacks changes that are in " + log() + " only",
                    way);
        }
    }

    private boolean hasLog() {
        try {
            return Files.exists(log()) && Files.size(log()) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Path log() {
        return path.resolveSibling(path.getFileName() + "-wal");
    }
}
