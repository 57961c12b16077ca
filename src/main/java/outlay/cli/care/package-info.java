/** The commands under Care on the start page; see {@link outlay.cli.care.CareRoom}. */
@NullMarked
package outlay.cli.care;

import org.jspecify.annotations.NullMarked;
