/**
 * The command line: {@link outlay.cli.Main} and one class per command, each parse, one use case,
 * print, exit code.
 *
 * <p>It alone may import picocli, and it alone exits. Invariant: {@code --help} opens nothing.
 */
@NullMarked
package outlay.cli;

import org.jspecify.annotations.NullMarked;
