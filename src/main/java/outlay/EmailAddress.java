package outlay;

import java.util.Locale;
import java.util.Optional;

/**
 * The address that identifies a contact: {@code local@domain}, compared without case (decision
 * D73).
 *
 * <p>The one idea of an address, for contacts, lists, options and sending alike: what surrounds it
 * is taken off (see {@link Decoration}), the rest is kept as it was written, and {@link #key()} is
 * what two spellings of one address share.
 */
public final class EmailAddress {
    private final String written;
    private final int at;

    private EmailAddress(String written) {
        this.written = written;
        this.at = written.lastIndexOf('@');
    }

    /**
     * Reads an address: {@code ann@example.com}, {@code "Lee, Ann" <ann@example.com>}, {@code
     * mailto:ann@example.com} and the like. Empty when there is none, or when no mail could be sent
     * to it.
     */
    public static Optional<EmailAddress> parse(String text) {
        if (AddressSyntax.isPlain(text)) {
            return Optional.of(new EmailAddress(text));
        }
        String bare = Decoration.off(text);
        return faultOf(bare).isPresent() ? Optional.empty() : Optional.of(new EmailAddress(bare));
    }

    /**
     * Returns an address as it was once read and stored, unchecked: what counted as one then need
     * not today.
     */
    public static EmailAddress stored(String written) {
        return new EmailAddress(written);
    }

    /** Says of a text that {@link #parse} refuses what it is instead: a reason to be shown. */
    public static String refusal(String text) {
        String bare = Decoration.off(text);
        if (bare.isEmpty()) {
            return "no email address";
        }
        return "not an email address: "
                + shown(text)
                + faultOf(bare).map(" (%s)"::formatted).orElse("");
    }

    private static Optional<String> faultOf(String bare) {
        return bare.indexOf('@') < 0 ? Optional.of("no @") : new EmailAddress(bare).fault();
    }

    private static String shown(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 100 ? line : line.substring(0, 99) + "…";
    }

    /** Says why no mail can be sent to this address, whatever its domain; empty when some can. */
    public Optional<String> fault() {
        return AddressSyntax.isPlain(written)
                ? Optional.empty()
                : AddressSyntax.fault(local(), domain());
    }

    /** Returns the address with a tag behind its local part, as servers sort it out again. */
    public EmailAddress tagged(String tag) {
        return new EmailAddress(local() + '+' + tag + written.substring(at));
    }

    /** Returns the address as it was written. */
    public String written() {
        return written;
    }

    /**
     * Returns what all spellings of this address share: lower case, composed letters (NFC), the
     * domain in A-labels.
     */
    public String key() {
        return Decoration.isAscii(written)
                ? written.toLowerCase(Locale.ROOT)
                : Decoration.composed(local().toLowerCase(Locale.ROOT)) + '@' + domain();
    }

    /** Returns the part before the last {@code @}. */
    public String local() {
        return written.substring(0, Math.max(at, 0));
    }

    /**
     * Returns the domain in lower case and A-labels (RFC 5890), or only in lower case when it
     * cannot be written so.
     */
    public String domain() {
        return DomainName.key(written.substring(at + 1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return written;
    }
}
