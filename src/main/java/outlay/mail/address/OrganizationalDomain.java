package outlay.mail.address;

import java.util.Set;

/**
 * The domain that an organization has registered: {@code acme.example} for {@code
 * mail.acme.example}, {@code acme.co.uk} for {@code mail.acme.co.uk}. Where countries sell names
 * under {@code co}, {@code com} and the like is known by these words; the whole list of public
 * suffixes is not here.
 */
final class OrganizationalDomain {
    /** What stands before a country when names are sold below both. */
    private static final Set<String> KINDS =
            Set.of(
                    "ac", "asn", "co", "com", "edu", "firm", "gen", "go", "gob", "gouv", "gov",
                    "govt", "gv", "id", "ind", "info", "ltd", "me", "mil", "ne", "net", "nhs",
                    "nom", "or", "org", "plc", "res", "sch", "web");

    private OrganizationalDomain() {}

    static String of(String domain) {
        int last = domain.lastIndexOf('.');
        int second = domain.lastIndexOf('.', last - 1);
        if (second < 0) {
            return domain;
        }
        boolean isCountry = domain.length() - last == 3;
        boolean isKind = isCountry && KINDS.contains(domain.substring(second + 1, last));
        int start = isKind ? domain.lastIndexOf('.', second - 1) : second;
        return domain.substring(start + 1);
    }
}
