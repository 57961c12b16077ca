package outlay.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outlay.DomainName;
import outlay.EmailAddress;

/**
 * What the do-not-email list can hold: an address, or {@code @} and a domain, which stands for its
 * subdomains too.
 *
 * @param key the entry as it is compared: lower case, domain in A-labels
 */
public record DoNotEmailEntry(String key) {
    /** Reads an address or a domain, however either is written; empty when the text is neither. */
    public static Optional<DoNotEmailEntry> parse(String text) {
        return DomainName.parse(text)
                .map(DoNotEmailEntry::of)
                .or(() -> EmailAddress.parse(text).map(DoNotEmailEntry::of));
    }

    /** Returns the entry of an address. */
    public static DoNotEmailEntry of(EmailAddress address) {
        return new DoNotEmailEntry(address.key());
    }

    /** Returns the entry of a domain. */
    public static DoNotEmailEntry of(DomainName domain) {
        return new DoNotEmailEntry("@" + domain.key());
    }

    /** Returns the entry that is on the list with this key, whether it makes sense or not. */
    public static DoNotEmailEntry ofKey(String key) {
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

    /** Says whether it can concern anybody: it is what an address or a domain is compared by. */
    boolean isSound() {
        Optional<DoNotEmailEntry> read =
                isDomain()
                        ? DomainName.parse("@." + domain()).map(DoNotEmailEntry::of)
                        : EmailAddress.parse(key).map(DoNotEmailEntry::of);
        return read.filter(this::equals).isPresent();
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
}
