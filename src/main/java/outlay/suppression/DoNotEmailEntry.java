package outlay.suppression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import outlay.AddressText;
import outlay.DomainName;
import outlay.EmailAddress;
import outlay.csv.AddressList;

/**
 * What the do-not-email list can hold: an address, or {@code @} and a domain, which stands for its
 * subdomains too.
 *
 * @param key the entry as it is compared: lower case, domain in A-labels
 */
public record DoNotEmailEntry(String key) {
    /** Reads an address or a domain, however either is written; empty when the text is neither. */
    public static Optional<DoNotEmailEntry> parse(String text) {
        return ofDomain(text).or(() -> EmailAddress.parse(text).map(DoNotEmailEntry::of));
    }

    /** Reads a domain, however it is written; empty when the text is none. */
    static Optional<DoNotEmailEntry> ofDomain(String text) {
        return DomainName.parse(text).map(DoNotEmailEntry::of);
    }

    /** Says of a text that {@link #parse} refuses what it is instead: a reason to be shown. */
    public static String refusal(String text) {
        if (DomainName.isMarked(text)) {
            return "not a domain: " + text.strip();
        }
        String reason = EmailAddress.refusal(text);
        return text.contains("@") || reason.equals(EmailAddress.refusal(""))
                ? reason
                : "neither an address nor a domain: " + text.strip();
    }

    /** Returns the entry of an address. */
    public static DoNotEmailEntry of(EmailAddress address) {
        return new DoNotEmailEntry(address.key());
    }

    /** Returns the entry of a domain. */
    private static DoNotEmailEntry of(DomainName domain) {
        return new DoNotEmailEntry("@" + domain.key());
    }

    /** Returns the entry that is on the list with this key, whether it makes sense or not. */
    public static DoNotEmailEntry ofKey(String key) {
        return new DoNotEmailEntry(key);
    }

    /** Returns what a list of entries is to hold: whatever else a person is reached by, too. */
    public static AddressList.Kind<DoNotEmailEntry> inLists() {
        return new AddressList.Kind<>(
                DoNotEmailEntry::of, DoNotEmailEntry::ofDomain, DoNotEmailEntry::refusal, true);
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

    /** Says what to do about an entry that is not sound. */
    String advice() {
        String add =
                AddressText.cells(key).stream()
                        .flatMap(cell -> AddressText.read(cell).addresses().stream())
                        .map(address -> "outlay suppress add " + address.key() + "; ")
                        .collect(Collectors.joining());
        return "the entry '%s' of the do-not-email list blocks nobody: run %soutlay suppress remove '%s'"
                .formatted(key, add, key);
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
