/**
 * The words that every package shares: what went wrong ({@link outlay.Problem}), who is written to
 * ({@link outlay.EmailAddress}).
 *
 * <p>Invariant: imports nothing of ours and no library.
 */
@NullMarked
package outlay;

import org.jspecify.annotations.NullMarked;
