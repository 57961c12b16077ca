/**
 * The words that every package shares: what went wrong ({@link outlay.Problem}), who is written to
 * ({@link outlay.EmailAddress}).
 *
 * <p>Invariant: imports nothing of ours, and of libraries only JMail, which knows what an address
 * may look like: that is decided here alone.
 */
@NullMarked
package outlay;

import org.jspecify.annotations.NullMarked;
