package outlay.db;

import java.sql.SQLException;

/** A rule of the schema refused a change: a bug, unless the caller expects it. */
public final class ConstraintViolation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConstraintViolation(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
