package outlay.mail.smtp;

import org.jspecify.annotations.Nullable;
import outlay.EmailAddress;

/**
 * The one sender and the one recipient of an SMTP transaction.
 *
 * @param from where bounces go (with the VERP token), or null for the null path {@code <>}
 */
public record Envelope(@Nullable EmailAddress from, EmailAddress to) {}
