package outlay.db;

import java.sql.SQLException;

/** Turns what an engine reports into what a user can do about it. */
@FunctionalInterface
interface Failures {
    /** Returns the problem, or the failed constraint, or a bug, that the exception stands for. */
    RuntimeException translate(SQLException e, String doing);
}
