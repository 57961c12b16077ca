package outlay.db;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.sqlite.JDBC;
import outlay.Problem;

/** The file on disk: its creation, its permissions, and the settings of every connection to it. */
final class DatabaseFile {
    /**
     * How long a command waits for another one's write transaction before it gives up; the tests
     * have no time for that.
     */
    private static final int BUSY_TIMEOUT_MILLIS =
            Integer.getInteger("outlay.busyTimeoutMillis", 10_000);

    private DatabaseFile() {}

    static void require(Path file) {
        if (!Files.exists(file)) {
            throw new Problem(
                    Problem.Kind.DAMAGED,
                    "no Outlay database at " + file,
                    "name one with --db or OUTLAY_DB, or start one with 'outlay import FILE'");
        }
    }

    static void createIfMissing(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            // Another command has just created it: that one will do.
            return;
        } catch (IOException e) {
            throw new Problem(
                    Problem.Kind.IO,
                    "cannot create " + file + ": " + Problem.why(e),
                    "check that the folder exists and is yours to write",
                    e);
        }
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
        properties.setProperty("busy_timeout", Integer.toString(BUSY_TIMEOUT_MILLIS));
        try {
            Connection connection = JDBC.createConnection("jdbc:sqlite:" + file, properties);
            try (Statement statement = connection.createStatement()) {
                // The page size counts for a new file only. FULL: WAL with NORMAL forgets
                // acknowledged commits at a power cut.
                statement.executeUpdate(
                        """
                        PRAGMA page_size = 8192;
                        PRAGMA synchronous = FULL;
                        PRAGMA foreign_keys = ON;
                        PRAGMA secure_delete = FAST;
                        PRAGMA trusted_schema = OFF;
                        PRAGMA temp_store = MEMORY;
                        """);
            }
            return connection;
        } catch (SQLException e) {
            throw Failures.translate(e, "open " + file);
        }
    }
}
