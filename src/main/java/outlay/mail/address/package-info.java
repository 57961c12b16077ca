/**
 * Finds out whether an address can take mail: by its form, by DNS; and what is odd about it. And
 * whether the domain of a sender has in DNS what receivers of bulk mail look for.
 *
 * <p>May import {@code outlay}, {@code mail} and dnsjava, and is the only package that does.
 */
@NullMarked
package outlay.mail.address;

import org.jspecify.annotations.NullMarked;
