package outlay.inbound.source;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import outlay.Problem;

/**
 * An IMAP folder's address, {@code imaps://user@host[:port]/FOLDER} (RFC 5092, without the
 * password). The user may be an address; the folder is INBOX when none is named. With {@code
 * ?auth=xoauth2} at its end, the password is a token (Google's and Microsoft's XOAUTH2).
 */
record ImapUrl(
        boolean implicitTls, String user, String host, int port, String folder, boolean withToken) {
    private static final String FORM = "write imaps://user@host/FOLDER";
    private static final String TOKEN = "?auth=xoauth2";

    /** Reads a URL. */
    static ImapUrl parse(String written) {
        boolean withToken = written.toLowerCase(Locale.ROOT).endsWith(TOKEN);
        String url = withToken ? written.substring(0, written.length() - TOKEN.length()) : written;
        int mark = url.indexOf("://");
        String scheme = url.substring(0, mark).toLowerCase(Locale.ROOT);
        if (!scheme.equals("imaps") && !scheme.equals("imap")) {
            throw usage("there is no mailbox of the kind " + scheme + "://", FORM);
        }
        String rest = url.substring(mark + 3);
        int slash = rest.indexOf('/');
        String server = slash < 0 ? rest : rest.substring(0, slash);
        String folder = slash < 0 ? "" : decoded(rest.substring(slash + 1));
        return of(scheme.equals("imaps"), server, folder.isEmpty() ? "INBOX" : folder, withToken);
    }

    private static ImapUrl of(
            boolean implicitTls, String server, String folder, boolean withToken) {
        int at = server.lastIndexOf('@');
        String user = user(server.substring(0, Math.max(0, at)));
        String hostAndPort = server.substring(at + 1);
        int colon = hostAndPort.lastIndexOf(':');
        boolean ported = colon > hostAndPort.lastIndexOf(']');
        String host = ported ? hostAndPort.substring(0, colon) : hostAndPort;
        int port = ported ? port(hostAndPort.substring(colon + 1)) : implicitTls ? 993 : 143;
        if (host.isEmpty()) {
            throw usage("the mailbox's URL names no host", FORM);
        }
        return new ImapUrl(implicitTls, user, host, port, folder, withToken);
    }

    private static String user(String written) {
        if (written.isEmpty()) {
            throw usage("the mailbox's URL names no user", FORM);
        }
        if (written.contains(":")) {
            throw usage(
                    "the mailbox's URL has a password in it",
                    "other users of this machine could read it; pass it in the environment");
        }
        return decoded(written);
    }

    private static int port(String digits) {
        try {
            int port = Integer.parseInt(digits);
            if (port > 0 && port < 1 << 16) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw usage("the mailbox's port is no number: " + digits, FORM);
        }
        throw usage("there is no port " + digits, FORM);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static Problem usage(String what, String hint) {
        return new Problem(Problem.Kind.USAGE, what, hint);
    }

    /** Returns the scheme. */
    String scheme() {
        return implicitTls ? "imaps" : "imap";
    }

    /** Returns the address as it may be shown. */
    @Override
    public String toString() {
        return scheme() + "://" + user + '@' + host + ':' + port + '/' + folder;
    }
}
