/** The commands under Credits on the start page; see {@link outlay.cli.credits.CreditsRoom}. */
@NullMarked
package outlay.cli.credits;

import org.jspecify.annotations.NullMarked;
