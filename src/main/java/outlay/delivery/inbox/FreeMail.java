package outlay.delivery.inbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The domains at which anybody can have an address: who shares one has no company in common. */
final class FreeMail {
    private static final Set<String> DOMAINS = load();

    private FreeMail() {}

    /** Says whether a domain, in lower case, is one of them. */
    static boolean isOne(String domain) {
        return DOMAINS.contains(domain);
    }

    private static Set<String> load() {
        try (InputStream stream = FreeMail.class.getResourceAsStream("free-mail.txt")) {
            if (stream == null) {
                throw new IllegalStateException("missing from the jar: free-mail.txt");
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
