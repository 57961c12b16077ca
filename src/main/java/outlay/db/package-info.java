/**
 * Opens the database, migrates it, and runs transactions on it.
 *
 * <p>May import: {@code java.sql} and the driver. Invariant: a write transaction is durable when
 * its method returns, and no other package begins, commits or rolls back one. What only SQLite has
 * is in {@code SqliteEngine} and the other classes that begin with its name, and nobody but {@code
 * Database} opens one: all else goes through {@code Engine}.
 */
@NullMarked
package outlay.db;

import org.jspecify.annotations.NullMarked;
