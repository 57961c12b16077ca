package outlay.db;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import outlay.Problem;

/** Turns what SQLite reports into what a user can do about it. */
final class SqliteFailures {
    private SqliteFailures() {}

    /** Returns the problem, or the failed constraint, or a bug, that the exception stands for. */
    static RuntimeException translate(SQLException e, String doing) {
        int code =
                e instanceof SQLiteException failure
                        ? failure.getResultCode().code
                        : e.getErrorCode();
        // The low byte is the primary result code: https://www.sqlite.org/rescode.html
        return switch (SQLiteErrorCode.getErrorCode(code & 0xff)) {
            case SQLITE_BUSY, SQLITE_LOCKED ->
                    new Problem(
                            Problem.Kind.BUSY,
                            "another process is writing to the database",
                            "run the command again when it has ended",
                            e);
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                    new Problem(
                            Problem.Kind.DAMAGED,
                            "the file is damaged or is no Outlay database: " + e.getMessage(),
                            "name the right file, or go back to one made by 'outlay backup'",
                            e);
            case SQLITE_FULL, SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM ->
                    new Problem(
                            Problem.Kind.IO,
                            "cannot " + doing + ": " + e.getMessage(),
                            "check free space and permissions of the database file and its folder",
                            e);
            case SQLITE_CONSTRAINT -> new ConstraintViolation(e);
            default -> new IllegalStateException("cannot " + doing + ": " + e.getMessage(), e);
        };
    }
}
