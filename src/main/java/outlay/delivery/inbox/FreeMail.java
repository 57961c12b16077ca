package outlay.delivery.inbox;

import java.util.Set;
import outlay.Resource;

/** The domains at which anybody can have an address: who shares one has no company in common. */
final class FreeMail {
    private static final Set<String> DOMAINS = load();

    private FreeMail() {}

    /** Says whether a domain, in lower case, is one of them. */
    static boolean isOne(String domain) {
        return DOMAINS.contains(domain);
    }

    private static Set<String> load() {
        return Set.copyOf(Resource.lines(FreeMail.class, "free-mail.txt"));
    }
}
