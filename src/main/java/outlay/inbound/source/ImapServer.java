package outlay.inbound.source;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Properties;
import outlay.Problem;
import outlay.inbound.mime.PlainText;
import outlay.net.Trust;

/**
 * The server of an IMAP folder. Without implicit TLS, STARTTLS is required, except to this machine.
 *
 * @param connecting how long to wait for a connection
 * @param reading how long to wait for an answer
 */
record ImapServer(ImapUrl url, SourceOptions options, Duration connecting, Duration reading) {
    /** Returns a connection that has logged in. */
    Store connect() {
        String password = options.password();
        if (password == null || password.isEmpty()) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "there is no password for " + url,
                    "give it in the environment or in a password file");
        }
        Store store = store();
        try {
            store.connect(url.host(), url.port(), url.user(), password);
            return store;
        } catch (MessagingException e) {
            close(store);
            throw problem("cannot be reached", e);
        }
    }

    private Store store() {
        try {
            return Session.getInstance(properties()).getStore(url.scheme());
        } catch (MessagingException e) {
            throw new IllegalStateException("Angus Mail speaks " + url.scheme(), e);
        }
    }

    static void close(Store store) {
        try {
            store.close();
        } catch (MessagingException e) {
            // The connection is gone already, and that is what was asked for.
            return;
        }
    }

    private Properties properties() {
        String prefix = "mail." + url.scheme() + '.';
        Properties properties = new Properties();
        properties.put(prefix + "connectiontimeout", String.valueOf(connecting.toMillis()));
        properties.put(prefix + "timeout", String.valueOf(reading.toMillis()));
        properties.put(prefix + "writetimeout", String.valueOf(reading.toMillis()));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        if (url.withToken()) {
            properties.put(prefix + "auth.mechanisms", "XOAUTH2");
        }
        if (!url.implicitTls()) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", String.valueOf(!isThisMachine()));
        }
        if (options.authority() != null) {
            properties.put(prefix + "ssl.socketFactory", Trust.sockets(options.authority()));
        }
        return properties;
    }

    private boolean isThisMachine() {
        try {
            return InetAddress.getByName(url.host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * Translates what a server refuses.
     *
     * @param failure what to say of the server when it is nothing usual
     */
    Problem problem(String failure, MessagingException e) {
        if (e instanceof AuthenticationFailedException) {
            return unreachable("refuses the login", "check the user and the password", e);
        }
        if (e instanceof FolderNotFoundException) {
            return unreachable(
                    "has no such folder", "folder names are written as the server does", e);
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return unreachable(
                failure + ": " + PlainText.oneLine(String.valueOf(cause.getMessage()), 200),
                "nothing is lost; run it again",
                e);
    }

    private Problem unreachable(String what, String hint, MessagingException cause) {
        return new Problem(Problem.Kind.UNREACHABLE, url + " " + what, hint, cause);
    }
}
