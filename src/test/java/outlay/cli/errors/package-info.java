/** Collects the error messages of the sources, and holds the manual's catalogue to them. */
@NullMarked
package outlay.cli.errors;

import org.jspecify.annotations.NullMarked;
