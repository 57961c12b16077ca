package outlay.cli.begin;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import outlay.EmailAddress;
import outlay.Resource;

/**
 * Where the mail of an address usually leaves and arrives: a suggestion.
 *
 * @param note what its provider takes for a password; may be empty
 */
record MailHosts(String transport, String inbox, String note) {
    private static final String USER = "USER";

    /** A host, and a port if it is not the usual one. */
    private static final String HOST = "[\\w-]+(\\.[\\w-]+)*(:\\d+)?";

    /**
     * Returns those of a well-known provider, or what many others have.
     *
     * @param exchangers the servers that take the mail of the address's domain; asked for only when
     *     the domain itself tells nothing
     */
    static MailHosts of(EmailAddress address, Supplier<List<String>> exchangers) {
        String domain = address.domain();
        return known(0, List.of(domain))
                .or(() -> known(1, exchangers.get()))
                .orElseGet(() -> usual("mail." + domain))
                .of(address.written());
    }

    /** Looks for names below those in a column. */
    private static Optional<MailHosts> known(int column, List<String> names) {
        return Resource.lines(MailHosts.class, "hosts.txt").stream()
                .map(line -> line.split(" *\\| *"))
                .filter(line -> names.stream().anyMatch(name -> isBelow(name, line[column])))
                .findFirst()
                .map(line -> new MailHosts(line[2], line[3], line[4]));
    }

    private static boolean isBelow(String name, String domains) {
        return Stream.of(domains.split(" "))
                .anyMatch(each -> name.equals(each) || name.endsWith("." + each));
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
}
