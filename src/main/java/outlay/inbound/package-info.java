/**
 * Reads mailboxes and understands what came in: bounces, delay warnings, delivery notices,
 * complaints, unsubscribe requests, automatic replies and replies.
 *
 * <p>{@link outlay.inbound.Mailbox} hands out one {@link outlay.inbound.RawMessage} after the
 * other; {@link outlay.inbound.Incoming#of} says what it reports, and which of our tokens it
 * carries where.
 *
 * <p>Imports of ours only {@code outlay} and {@code refusal}, of libraries only Jakarta Mail
 * (Angus), for IMAP.
 *
 * <p>Invariant: knows no database, never changes a mailbox, and whatever bytes a message has, it is
 * understood in time and memory linear in its size, without an exception.
 */
@NullMarked
package outlay.inbound;

import org.jspecify.annotations.NullMarked;
