package outlay.mail.smtp;

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

    /** Returns a connection of its own for one thread; opens nothing yet. */
    MailConnection connect();

    /** Tells whether the mail leaves for the net, so that its addresses deserve a look in DNS. */
    boolean isRemote();

    /** Returns the URL without anything secret, for messages. */
    String where();
}
