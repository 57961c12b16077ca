/**
 * The sending loop and the inbox loop: due, intent, SMTP, result; and what comes back.
 *
 * <p>May import {@code outlay}, {@code db}, {@code contact}, {@code credit}, {@code campaign},
 * {@code mail} and {@code inbound}. Invariants: a message's intent is on the disk before a mail
 * server hears of it, and its result before the next message of that connection; no transaction is
 * open while the network is used; only a message of which a valid token came back is changed by
 * what a mailbox holds.
 */
@NullMarked
package outlay.delivery;

import org.jspecify.annotations.NullMarked;
