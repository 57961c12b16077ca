package outlay.mail.letter;

import org.jspecify.annotations.Nullable;

/**
 * Who writes: what all letters of a campaign share.
 *
 * @param replyTo where answers go, when that is not {@code from}
 * @param postalAddress the postal address that commercial mail owes its reader; lines split at LF
 */
public record Sender(
        NamedAddress from, @Nullable NamedAddress replyTo, @Nullable String postalAddress) {}
