/**
 * The two streams of a command, and the forms in which data goes out: lines, tables, JSON, CSV,
 * progress.
 *
 * <p>It alone may import Jackson, progressbar and opencsv's writer. Invariant: data goes to stdout
 * and everything else to stderr; no text of a contact reaches a terminal with its control
 * characters.
 */
@NullMarked
package outlay.output;

import org.jspecify.annotations.NullMarked;
