package outlay.mail.smtp;

import org.jspecify.annotations.Nullable;
import outlay.net.Secret;

/** A mail server as a transport URL names it. */
record SmtpServer(String host, int port, Security security, @Nullable Login login) {
    /** When the connection has to be encrypted. */
    enum Security {
        /** TLS from the first byte. */
        TLS,
        /** STARTTLS, without which nothing is sent. */
        STARTTLS,
        /** STARTTLS, which a server on this machine need not offer. */
        STARTTLS_UNLESS_LOOPBACK,
        /** STARTTLS when it is offered. */
        STARTTLS_IF_OFFERED,
        /** Never encrypted. */
        NONE
    }

    /** The ways to prove who we are (RFC 4616, the LOGIN draft, Google's XOAUTH2). */
    enum Mechanism {
        PLAIN,
        LOGIN,
        XOAUTH2
    }

    /**
     * Who logs in.
     *
     * @param mechanism the one to use, or null: the best of those offered
     */
    record Login(String user, Secret secret, @Nullable Mechanism mechanism) {}

    String where() {
        String address = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return (security == Security.TLS ? "smtps://" : "smtp://") + address + ":" + port;
    }
}
