package outlay.cli.begin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import outlay.EmailAddress;

/**
 * Where the mail of an address usually leaves and arrives: a suggestion.
 *
 * @param note what its provider takes for a password; may be empty
 */
record MailHosts(String transport, String inbox, String note) {
    private static final String USER = "USER";

    /** A host, and a port if it is not the usual one. */
    private static final String HOST = "[\\w-]+(\\.[\\w-]+)*(:\\d+)?";

    /** Returns those of a well-known provider, or what many others have. */
    static MailHosts of(EmailAddress address) {
        String user = address.written();
        return lines().stream()
                .map(line -> line.split(" *\\| *"))
                .filter(line -> isAt(address.domain(), line[0]))
                .findFirst()
                .map(line -> new MailHosts(line[1], line[2], line[3]))
                .orElse(usual("mail." + address.domain()))
                .of(user);
    }

    private static boolean isAt(String domain, String domains) {
        return List.of(domains.split(" ")).stream()
                .anyMatch(each -> domain.equals(each) || domain.endsWith("." + each));
    }

    private static MailHosts usual(String host) {
        return new MailHosts(
                "smtp://" + USER + "@" + host + ":587",
                "imaps://" + USER + "@" + host + "/INBOX",
                "");
    }

    private MailHosts of(String user) {
        return new MailHosts(transport.replace(USER, user), inbox.replace(USER, user), note);
    }

    /** Returns the URL that is meant where somebody has typed no more than a host. */
    static String transport(String typed, EmailAddress address) {
        if (!typed.matches(HOST)) {
            return typed;
        }
        String scheme = typed.endsWith(":465") ? "smtps://" : "smtp://";
        return scheme + address.written() + "@" + typed;
    }

    /** Returns the URL that is meant where somebody has typed no more than a host with a dot. */
    static String inbox(String typed, EmailAddress address) {
        return typed.contains(".") && typed.matches(HOST)
                ? "imaps://" + address.written() + "@" + typed + "/INBOX"
                : typed;
    }

    private static List<String> lines() {
        try (InputStream in = MailHosts.class.getResourceAsStream("hosts.txt")) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: hosts.txt");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
