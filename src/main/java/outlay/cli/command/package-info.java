/**
 * What every command has: the common options, its console, and the database it works on.
 *
 * <p>Invariant: nothing here knows a single command.
 */
@NullMarked
package outlay.cli.command;

import org.jspecify.annotations.NullMarked;
