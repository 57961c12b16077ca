package outlay;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * The address that identifies a contact: {@code local@domain}, compared without case.
 *
 * <p>It is kept as it was written, less the white space around it; {@link #key()} is what two
 * spellings of one address share. Whether mail can be delivered there is for {@code mail} to say;
 * this class only refuses what could not be an address at all.
 */
public final class EmailAddress {
    /** RFC 5321, 4.5.3.1.3: a path holds 256 octets, two of them angle brackets. */
    private static final int MOST_CHARACTERS = 254;

    private final String written;
    private final int at;

    private EmailAddress(String written, int at) {
        this.written = written;
        this.at = at;
    }

    /**
     * Reads an address. Empty when the text has no {@code @} with something on both sides, has
     * white space, control or invisible format characters or angle brackets, or is too long.
     */
    public static Optional<EmailAddress> parse(String text) {
        String written = text.strip();
        int at = written.lastIndexOf('@');
        if (at < 1 || at == written.length() - 1 || written.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        for (int i = 0; i < written.length(); i += Character.charCount(written.codePointAt(i))) {
            if (neverInAnAddress(written.codePointAt(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(new EmailAddress(written, at));
    }

    private static boolean neverInAnAddress(int c) {
        if (c > ' ' && c < 0x7f) {
            return c == '<' || c == '>' || c == ',';
        }
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.SURROGATE;
    }

    /** Returns the address as it was written. */
    public String written() {
        return written;
    }

    /** Returns what two spellings of this address share: lower case, the domain in A-labels. */
    public String key() {
        return written.substring(0, at).toLowerCase(Locale.ROOT) + '@' + domain();
    }

    /** Returns the part before the last {@code @}. */
    public String local() {
        return written.substring(0, at);
    }

    /**
     * Returns the domain in lower case and A-labels (RFC 5890), or only in lower case when it
     * cannot be written so.
     */
    public String domain() {
        return domainKey(written.substring(at + 1));
    }

    /** Returns a domain name in the form in which domains are compared: lower case, A-labels. */
    public static String domainKey(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        if (isAscii(lower)) {
            return lower;
        }
        try {
            return IDN.toASCII(lower, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return lower;
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
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
