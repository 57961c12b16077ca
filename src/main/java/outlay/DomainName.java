package outlay;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A domain, with all below it, as lists write it: {@code @example.com}, {@code example.com}, {@code
 * *@example.com}, {@code *.example.com}, {@code https://www.example.com/about}.
 *
 * @param key the name in lower case and A-labels, without dots around it
 */
public record DomainName(String key) {
    private static final Pattern LINK = Pattern.compile("[a-z][a-z0-9+.-]*://(?:[^/?#]*@)?(.*)");
    private static final Pattern MARKED = Pattern.compile("(\\*?@)?(\\*?\\.)?(.+)");
    private static final Pattern REST = Pattern.compile("[/?#:].*", Pattern.DOTALL);

    /**
     * Reads a domain; empty when the text is none. One label alone is a domain only with a dot
     * before it, as in {@code .ru}: a whole country is not blocked by a slip.
     */
    public static Optional<DomainName> parse(String text) {
        String bare = Decoration.off(text).toLowerCase(Locale.ROOT);
        Matcher link = LINK.matcher(bare);
        if (link.matches()) {
            return ofWebsite(link.group(1));
        }
        Matcher parts = MARKED.matcher(bare);
        if (!parts.matches()) {
            return Optional.empty();
        }
        if (parts.group(1) == null && parts.group(2) == null) {
            return ofWebsite(bare);
        }
        return parts.group(2) == null
                ? named(parts.group(3))
                : named("x." + parts.group(3)).map(name -> new DomainName(name.key.substring(2)));
    }

    /**
     * Says whether a text can only be meant as a domain: it begins with {@code @} or a wildcard.
     */
    public static boolean isMarked(String text) {
        return Decoration.off(text).matches("(?s)(\\*?@|\\*?\\.)[^@]*");
    }

    /** Returns a domain in the form in which domains are compared, whether or not it is one. */
    public static String key(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        if (Decoration.isAscii(lower)) {
            return lower;
        }
        try {
            return IDN.toASCII(lower, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return lower;
        }
    }

    private static Optional<DomainName> ofWebsite(String website) {
        String host = REST.matcher(website).replaceFirst("");
        Optional<DomainName> withoutPrefix =
                host.startsWith("www.") ? named(host.substring(4)) : Optional.empty();
        return withoutPrefix.isPresent() ? withoutPrefix : named(host);
    }

    /** What can stand behind the {@code @} of an address is a domain, and nothing else is. */
    private static Optional<DomainName> named(String name) {
        return EmailAddress.parse("x@" + name)
                .filter(address -> address.local().equals("x"))
                .map(address -> new DomainName(address.domain()));
    }
}
