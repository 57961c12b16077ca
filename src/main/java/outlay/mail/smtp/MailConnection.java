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

    /**
     * Delivers one message to one recipient.
     *
     * @param message RFC 5322 with CRLF line ends, as {@link Letter#compose()} makes it
     */
    Outcome deliver(Envelope envelope, byte[] message);

    /** Says goodbye and closes the connection; never fails. */
    @Override
    void close();
}
