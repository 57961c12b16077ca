/**
 * What a command takes from outside: variables, files, addresses, filters.
 *
 * <p>Invariant: nothing here opens a database.
 */
@NullMarked
package outlay.cli.input;

import org.jspecify.annotations.NullMarked;
