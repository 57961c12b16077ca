package outlay.mail.address;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import outlay.EmailAddress;

/** What is odd about an address that can take mail. */
public enum AddressWarning {
    /** A function's address, not a person's: {@code info@}, {@code sales@} (RFC 2142 and usage). */
    ROLE("role address"),
    /** An address of a throw-away mail service. */
    DISPOSABLE("disposable address");

    private static final Set<String> ROLES =
            Set.of(
                    "abuse",
                    "accounting",
                    "accounts",
                    "admin",
                    "administrator",
                    "all",
                    "billing",
                    "bounce",
                    "careers",
                    "compliance",
                    "contact",
                    "devnull",
                    "enquiries",
                    "everyone",
                    "feedback",
                    "finance",
                    "ftp",
                    "hello",
                    "help",
                    "helpdesk",
                    "hostmaster",
                    "hr",
                    "info",
                    "inquiries",
                    "invoices",
                    "it",
                    "jobs",
                    "legal",
                    "list",
                    "mail",
                    "mailer-daemon",
                    "marketing",
                    "media",
                    "no-reply",
                    "noc",
                    "noreply",
                    "office",
                    "orders",
                    "postmaster",
                    "press",
                    "privacy",
                    "recruitment",
                    "root",
                    "sales",
                    "security",
                    "service",
                    "services",
                    "spam",
                    "staff",
                    "subscribe",
                    "support",
                    "team",
                    "unsubscribe",
                    "webmaster",
                    "www");

    private final String words;

    AddressWarning(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }

    static Set<AddressWarning> of(EmailAddress address) {
        Set<AddressWarning> warnings = EnumSet.noneOf(AddressWarning.class);
        String local = address.local().toLowerCase(Locale.ROOT);
        int tag = local.indexOf('+');
        if (ROLES.contains(tag < 0 ? local : local.substring(0, tag))) {
            warnings.add(ROLE);
        }
        if (isDisposable(address.domain())) {
            warnings.add(DISPOSABLE);
        }
        return warnings;
    }

    private static boolean isDisposable(String domain) {
        String name = domain;
        while (name.indexOf('.') >= 0) {
            if (Disposable.DOMAINS.contains(name)) {
                return true;
            }
            name = name.substring(name.indexOf('.') + 1);
        }
        return false;
    }

    /** Holds the list, which is read when the first address is checked. */
    private static final class Disposable {
        private static final Set<String> DOMAINS = read();

        private static Set<String> read() {
            var stream = AddressWarning.class.getResourceAsStream("disposable-domains.txt");
            var reader =
                    new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8);
            try (BufferedReader lines = new BufferedReader(reader)) {
                return lines.lines().collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
