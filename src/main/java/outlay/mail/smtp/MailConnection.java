package outlay.mail.smtp;

import outlay.mail.letter.Letter;

/**
 * One kept connection to a mail server, used by one thread. It opens itself when it is first
 * needed, and again when the server closed it between two messages.
 */
public interface MailConnection extends AutoCloseable {
    /**
     * Makes sure that the connection stands and the login is done, so that an unreachable server
     * shows before anything is recorded.
     *
     * @throws outlay.Problem UNREACHABLE
     */
    void open();

    /** Delivers one message to one recipient. */
    default Outcome deliver(Envelope envelope, byte[] message) {
        return deliver(envelope, message, () -> {});
    }

    /**
     * Delivers one message to one recipient.
     *
     * @param message RFC 5322 with CRLF line ends, as {@link Letter#compose()} makes it
     * @param beforeContent runs once the recipient was accepted, right before the content is sent:
     *     from here to the return the fate may be unknown. When it throws, nothing is sent.
     */
    Outcome deliver(Envelope envelope, byte[] message, Runnable beforeContent);

    /** Says goodbye and closes the connection; never fails. */
    @Override
    void close();
}
