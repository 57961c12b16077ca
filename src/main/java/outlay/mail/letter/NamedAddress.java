package outlay.mail.letter;

import java.util.Optional;
import outlay.EmailAddress;

/**
 * An address with the name to show beside it.
 *
 * @param name as a person reads it; may be empty; never trusted: {@link Letter} encodes it
 */
public record NamedAddress(String name, EmailAddress address) {
    /** Returns a mailbox without a name. */
    public static NamedAddress of(EmailAddress address) {
        return new NamedAddress("", address);
    }

    /**
     * Reads {@code ann@example.com}, {@code Ann Lee <ann@example.com>} or {@code "Lee, Ann"
     * <ann@example.com>}. Empty when there is no address in it.
     */
    public static Optional<NamedAddress> parse(String text) {
        String written = text.strip();
        int open = written.lastIndexOf('<');
        if (open < 0 || !written.endsWith(">")) {
            return EmailAddress.parse(written).map(NamedAddress::of);
        }
        String name = unquoted(written.substring(0, open).strip());
        return EmailAddress.parse(written.substring(open + 1, written.length() - 1))
                .map(address -> new NamedAddress(name, address));
    }

    private static String unquoted(String name) {
        if (name.length() < 2 || !name.startsWith("\"") || !name.endsWith("\"")) {
            return name;
        }
        return name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1").strip();
    }
}
