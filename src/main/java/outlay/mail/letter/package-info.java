/**
 * Builds letters: header fields, bodies in their transfer encoding, how to unsubscribe.
 *
 * <p>May import {@code outlay}, {@code mail} and {@code mail.template}. Invariant: whatever a value
 * says, it cannot end a header field or begin another.
 */
@NullMarked
package outlay.mail.letter;

import org.jspecify.annotations.NullMarked;
