/**
 * Reads places with messages: Maildirs, mboxes, {@code .eml} files, standard input, IMAP folders.
 *
 * <p>{@link outlay.inbound.source.MailSource} hands out one {@link outlay.inbound.mime.RawMessage}
 * after the other.
 *
 * <p>May import {@code outlay}, {@code net}, {@code inbound.mime}, and of libraries Jakarta Mail
 * (Angus), for IMAP. Invariant: never changes what it reads; only {@link
 * outlay.inbound.source.SentFolder} writes.
 */
@NullMarked
package outlay.inbound.source;

import org.jspecify.annotations.NullMarked;
