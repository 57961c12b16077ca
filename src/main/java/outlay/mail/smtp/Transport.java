package outlay.mail.smtp;

import java.nio.file.Path;
import java.util.Optional;
import outlay.net.Secret;

/** A way for messages to leave: an SMTP server or a local Maildir. */
public interface Transport {
    /**
     * Reads the URL of {@code settings}: {@code smtp://user@host:587}, {@code smtps://host:465} or
     * {@code maildir:DIR}. Touches neither network nor disk.
     *
     * @throws outlay.Problem USAGE when the URL or what belongs to it is wrong
     */
    static Transport of(TransportSettings settings) {
        return TransportUrl.parse(settings);
    }

    /**
     * Checks the form of a URL.
     *
     * @throws outlay.Problem USAGE when it is wrong or has a password in it
     */
    static void check(String url) {
        TransportUrl.parse(
                new TransportSettings(url, new Secret("any"), null, Timeouts.STANDARD, null));
    }

    /** Returns a connection of its own for one thread; opens nothing yet. */
    MailConnection connect();

    /** Tells whether the mail leaves for the net, so that its addresses deserve a look in DNS. */
    boolean isRemote();

    /** Returns the URL without anything secret, for messages. */
    String where();

    /** Returns where the messages lie when they have left, if that is a folder here. */
    default Optional<Path> folder() {
        return Optional.empty();
    }
}
