/**
 * Opens the one SQLite file, migrates it, and runs transactions on it.
 *
 * <p>May import: {@code java.sql} and the driver. Invariant: a write transaction is durable when
 * its method returns, and no other package begins, commits or rolls back one.
 */
@NullMarked
package outlay.db;

import org.jspecify.annotations.NullMarked;
