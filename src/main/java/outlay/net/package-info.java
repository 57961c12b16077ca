/**
 * How we come to trust a mail server, and it us: certificates and passwords.
 *
 * <p>May import {@code outlay}. Invariant: no password is ever part of a text.
 */
@NullMarked
package outlay.net;

import org.jspecify.annotations.NullMarked;
