/** The commands under Scripts on the start page: many commands in one process. */
@NullMarked
package outlay.cli.script;

import org.jspecify.annotations.NullMarked;
