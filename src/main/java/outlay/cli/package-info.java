/**
 * The command line: {@link outlay.cli.Main} understands it and calls one command.
 *
 * <pre>
 *   cli ──► begin  contacts  campaigns  mailboxes  sending  credits  care  script
 *                                │                          rooms, as on the start page
 *                             command ──► input
 * </pre>
 *
 * <p>A room has one class per command, each parse, one use case, print, exit code; what it shows to
 * others is only how they are made. A new command is a class and two lines in its room.
 *
 * <p>These packages alone may import picocli, and they alone exit. Invariants: {@code --help} opens
 * nothing; no room uses another.
 */
@NullMarked
package outlay.cli;

import org.jspecify.annotations.NullMarked;
