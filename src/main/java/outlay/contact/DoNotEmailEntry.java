package outlay.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outlay.EmailAddress;

/**
 * What the do-not-email list can hold: an address, or {@code @} and a domain, which stands for its
 * subdomains too.
 *
 * @param key the entry as it is compared: lower case, domain in A-labels
 */
public record DoNotEmailEntry(String key) {
    /** Reads an address or {@code @domain}; empty when the text is neither. */
    public static Optional<DoNotEmailEntry> parse(String text) {
        String plain = text.strip();
        if (!plain.startsWith("@")) {
            return EmailAddress.parse(plain).map(DoNotEmailEntry::of);
        }
        // A domain is whatever can stand behind an address.
        return EmailAddress.parse("x" + plain)
                .filter(address -> address.local().equals("x"))
                .map(address -> new DoNotEmailEntry("@" + withoutDots(address.domain())))
                .filter(entry -> entry.key.length() > 1);
    }

    /** Returns the entry of an address. */
    public static DoNotEmailEntry of(EmailAddress address) {
        return new DoNotEmailEntry(address.key());
    }

    static DoNotEmailEntry ofKey(String key) {
        return new DoNotEmailEntry(key);
    }

    /** Returns all entries that would concern an address: itself, its domain, those above. */
    static List<DoNotEmailEntry> concerning(EmailAddress address) {
        List<DoNotEmailEntry> entries = new ArrayList<>();
        entries.add(of(address));
        entries.addAll(of(address).parents());
        return entries;
    }

    boolean isDomain() {
        return key.startsWith("@");
    }

    String domain() {
        return key.substring(key.lastIndexOf('@') + 1);
    }

    /** Returns the domains of which this one is part, nearest first. */
    List<DoNotEmailEntry> parents() {
        List<DoNotEmailEntry> parents = new ArrayList<>();
        String domain = domain();
        if (!isDomain()) {
            parents.add(new DoNotEmailEntry("@" + domain));
        }
        for (int dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) {
            parents.add(new DoNotEmailEntry("@" + domain.substring(dot + 1)));
        }
        return parents;
    }

    /** Says whether this entry is an address or domain below another one. */
    boolean isUnder(DoNotEmailEntry other) {
        return parents().contains(other);
    }

    private static String withoutDots(String domain) {
        return domain.replaceAll("^\\.+|\\.+$", "");
    }
}
