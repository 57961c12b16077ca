package outlay.mail.letter;

import java.util.Optional;
import outlay.EmailAddress;
import outlay.Problem;

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

    /**
     * Reads the address of a sender, whose domain has to be written as DNS has it.
     *
     * @throws Problem INVALID_INPUT for anything else
     */
    public static NamedAddress ofSender(String text) {
        return parse(text)
                .filter(mailbox -> mailbox.address().domain().chars().allMatch(c -> c < 0x80))
                .orElseThrow(
                        () ->
                                new Problem(
                                        Problem.Kind.INVALID_INPUT,
                                        "not an email address: " + text,
                                        "write it as ann@example.com or Ann Lee <ann@example.com>"));
    }

    private static String unquoted(String name) {
        if (name.length() < 2 || !name.startsWith("\"") || !name.endsWith("\"")) {
            return name;
        }
        return name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1").strip();
    }
}
