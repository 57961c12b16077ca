package outlay.db;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/**
 * Turns what PostgreSQL reports into what a user can do about it. Codes are those of
 * https://www.postgresql.org/docs/current/errcodes-appendix.html.
 */
final class PostgresFailures {
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** The driver's: the server wants a password, and there is none. */
    static final String REJECTED = "08004";

    /** The server ends a transaction that says nothing for a minute: others wait for it. */
    private static final String AWAY_TOO_LONG = "25P03";

    private static final String READ_ONLY = "25006";
    private static final String NO_SUCH_DATABASE = "3D000";

    /**
     * Connection exceptions, a session that was away too long, a server that shuts down or starts,
     * and a COMMIT without an end.
     */
    private static final Pattern LOST = Pattern.compile("08...|25P03|57P0[1235]|40003");

    private PostgresFailures() {}

    /** Returns the problem, or the failed constraint, or a bug, that the exception stands for. */
    static RuntimeException translate(SQLException e, String doing) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state) {
            case "40001", "40P01" ->
                    new Problem(
                            Problem.Kind.BUSY,
                            "the database server had to break the command off: " + message(e),
                            "nothing of it was done; run it again",
                            e);
            case LOCK_NOT_AVAILABLE -> busy(e);
            case NO_SUCH_DATABASE ->
                    new Problem(
                            Problem.Kind.DAMAGED,
                            "there is no such database: " + message(e),
                            "make it with createdb, or name another with --db or OUTLAY_DB",
                            e);
            case READ_ONLY ->
                    new Problem(
                            Problem.Kind.UNREACHABLE,
                            "the server is a standby, which changes nothing",
                            "name the primary with --db or OUTLAY_DB",
                            e);
            case REJECTED -> refused(e);
            case AWAY_TOO_LONG -> away(e);
            default -> ofClass(state, e, doing);
        };
    }

    /** Returns what to say when others go on changing the database. */
    static Problem busy(@Nullable SQLException e) {
        return new Problem(
                Problem.Kind.BUSY,
                "another process is writing to the database",
                "run the command again when it has ended",
                e);
    }

    private static Problem away(SQLException e) {
        return new Problem(
                Problem.Kind.UNREACHABLE,
                "the database server cannot be reached: " + message(e),
                "nothing is lost; run the command again when the server is there",
                e);
    }

    private static Problem refused(SQLException e) {
        return new Problem(
                Problem.Kind.UNREACHABLE,
                "the database server refuses the login: " + message(e),
                "look at the user's name and the password: ~/.pgpass, or OUTLAY_DB_PASSWORD_FILE",
                e);
    }

    private static RuntimeException ofClass(String state, SQLException e, String doing) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "23" -> new ConstraintViolation(e);
            case "08", "57" -> away(e);
            case "28" -> refused(e);
            case "53", "58" ->
                    new Problem(
                            Problem.Kind.IO,
                            "cannot " + doing + ": " + message(e),
                            "look at the server's disk, memory and log",
                            e);
            case "42" ->
                    e.getSQLState().equals("42501")
                            ? new Problem(
                                    Problem.Kind.IO,
                                    "cannot " + doing + ": " + message(e),
                                    "have the database's owner allow it",
                                    e)
                            : new IllegalStateException(
                                    "cannot " + doing + ": " + e.getMessage(), e);
            default -> new IllegalStateException("cannot " + doing + ": " + e.getMessage(), e);
        };
    }

    /** Says whether it comes from a connection that has broken, or a server that went away. */
    static boolean isLoss(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException e && e.getSQLState() != null) {
                return LOST.matcher(e.getSQLState()).matches();
            }
        }
        return false;
    }

    /** Without the word that begins each of them. */
    private static String message(SQLException e) {
        String message = String.valueOf(e.getMessage());
        String line = message.lines().findFirst().orElse(message);
        return line.replaceFirst("^(FATAL|ERROR|PANIC): ", "");
    }
}
