/**
 * Proves, for {@code doctor} and {@code rebuild-index}, that what is derived from contacts says
 * what they do: index, addresses, statuses.
 *
 * <p>May import {@code outlay}, {@code db}, {@code index}, {@code contact}, {@code load} and {@code
 * suppression}. Invariant: a check changes nothing, and needs memory for some contacts only.
 */
@NullMarked
package outlay.care;

import org.jspecify.annotations.NullMarked;
