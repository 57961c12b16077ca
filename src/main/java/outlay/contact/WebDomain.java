package outlay.contact;

import java.util.Locale;

/** The domain out of what people write into a column called "Website". */
public final class WebDomain {
    private WebDomain() {}

    /** Returns {@code example.com} for {@code https://www.Example.com:443/about?x#y}. */
    public static String of(String website) {
        String domain = website.toLowerCase(Locale.ROOT);
        int scheme = domain.indexOf("://");
        if (scheme >= 0) {
            domain = domain.substring(scheme + 3);
        }
        for (int i = 0; i < domain.length(); i++) {
            if ("/?#:".indexOf(domain.charAt(i)) >= 0) {
                domain = domain.substring(0, i);
                break;
            }
        }
        domain = domain.substring(domain.lastIndexOf('@') + 1);
        return domain.startsWith("www.") ? domain.substring(4) : domain;
    }
}
