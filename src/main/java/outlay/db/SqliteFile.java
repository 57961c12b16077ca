package outlay.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import org.sqlite.SQLiteException;
import org.sqlite.jdbc4.JDBC4Connection;
import outlay.Problem;
import outlay.RealPath;
import outlay.Unfinished;

/** The file on disk: its creation, its permissions, and the settings of every connection to it. */
final class SqliteFile {
    /** Much longer than the making of a database takes. */
    private static final Duration LEFT_BEHIND = Duration.ofMinutes(1);

    private SqliteFile() {}

    /**
     * Returns the real path of a file that must be there.
     *
     * @throws Problem DAMAGED when it is not, or is no file with something in it
     */
    static Path find(Path file) {
        if (!Files.exists(file)) {
            throw new Problem(
                    Problem.Kind.DAMAGED,
                    "no Outlay database at " + file,
                    "name one with --db or OUTLAY_DB, or start one with 'outlay import FILE'");
        }
        try {
            if (!Files.isRegularFile(file)) {
                throw noDatabase(file, "is no file");
            }
            if (Files.size(file) == 0) {
                throw noDatabase(file, "is empty");
            }
            return file.toRealPath();
        } catch (IOException e) {
            throw new Problem(
                    Problem.Kind.IO,
                    "cannot open " + file + ": " + Problem.why(e),
                    "check its permissions",
                    e);
        }
    }

    /** Returns what is another one when somebody has put another file there, or written to it. */
    static String state(Path file) {
        try {
            return Files.readAttributes(file, "unix:ino,size,lastModifiedTime").toString();
        } catch (IOException e) {
            return "gone";
        }
    }

    private static Problem noDatabase(Path file, String why) {
        return new Problem(
                Problem.Kind.DAMAGED,
                file + " " + why + ", and so no Outlay database",
                "name another with --db; where there is nothing, 'outlay import FILE' starts one");
    }

    /**
     * Returns the real path of a file, after making one (mode 0600) where there is none.
     *
     * @param making what makes a database of an empty file; the file has its name only afterwards,
     *     so that no other command finds half of one
     */
    static Path findOrMake(Path file, Consumer<Path> making) {
        if (!Files.exists(file)) {
            try {
                make(RealPath.of(file), making);
            } catch (IOException e) {
                throw new Problem(
                        Problem.Kind.IO,
                        "cannot create " + file + ": " + Problem.why(e),
                        "check that the folder exists and is yours to write",
                        e);
            }
        }
        return find(file);
    }

    private static void make(Path file, Consumer<Path> making) throws IOException {
        for (Path each : Unfinished.of(file, "\\.new(-wal|-shm)?")) {
            if (isOld(each)) {
                Files.deleteIfExists(each);
            }
        }
        Path fresh = Unfinished.create(file, ".new");
        try {
            making.accept(fresh);
            // A move would replace what another command has just made.
            Files.createLink(file, fresh);
            syncFolder(file);
        } catch (FileAlreadyExistsException e) {
            // Another command has just made it: that one will do.
            return;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** The new name is on the disk only when the folder is. */
    private static void syncFolder(Path file) throws IOException {
        try (FileChannel folder = FileChannel.open(file.resolveSibling(""))) {
            folder.force(true);
        }
    }

    private static boolean isOld(Path file) {
        return System.currentTimeMillis() - file.toFile().lastModified() > LEFT_BEHIND.toMillis();
    }

    static Connection connect(Path file) {
        return connect(file, new Properties());
    }

    /** Connects so that the file cannot be changed, nor locked for others who do. */
    static Connection connectToRead(Path file) {
        Properties properties = new Properties();
        // https://www.sqlite.org/c3ref/open.html: SQLITE_OPEN_READONLY.
        properties.setProperty("open_mode", "1");
        return connect(file, properties);
    }

    private static Connection connect(Path file, Properties properties) {
        // Else the driver prepares and runs another statement behind each insertion.
        properties.setProperty("jdbc.get_generated_keys", "false");
        // The driver prepares to read dates as texts, which we have none of; the default format
        // costs each start some ten milliseconds.
        properties.setProperty("date_string_format", "y");
        try {
            // Not by way of the driver, which would present itself to Java's list of drivers first.
            String url = url(file);
            Connection connection = new JDBC4Connection("jdbc:sqlite:" + url, url, properties);
            try (Statement statement = connection.createStatement()) {
                // The page size counts for a new file only (decision D34). FULL: WAL with
                // NORMAL forgets acknowledged commits at a power cut.
                statement.executeUpdate(
                        """
                        PRAGMA page_size = 8192;
                        PRAGMA synchronous = FULL;
                        PRAGMA foreign_keys = ON;
                        PRAGMA secure_delete = ON;
                        PRAGMA trusted_schema = OFF;
                        PRAGMA temp_store = MEMORY;
                        """);
            }
            return connection;
        } catch (SQLException e) {
            if (!(e instanceof SQLiteException)) {
                // Nothing of SQLite's own is there to say it.
                throw new Problem(
                        Problem.Kind.IO,
                        "cannot load SQLite: " + e.getMessage(),
                        "its library is unpacked into TMPDIR, or /tmp: have it writable, and"
                                + " mounted without noexec",
                        e);
            }
            throw SqliteFailures.translate(e, "open " + file);
        }
    }

    /**
     * A name is a name: in a plain one the driver would take what follows a {@code ?} for its own
     * settings (https://www.sqlite.org/uri.html).
     */
    private static String url(Path file) {
        StringBuilder url = new StringBuilder("file:");
        for (byte each : file.toString().getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xFF);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "/._-".indexOf(c) >= 0);
            url.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return url.toString();
    }
}
