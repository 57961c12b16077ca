package outlay.mail.smtp;

import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.mail.AddrSpec;
import outlay.mail.ForeignText;
import outlay.mail.smtp.Outcome.Kind;

/** A kept connection to a mail server, which is opened again when the server went away. */
final class SmtpConnection implements MailConnection {
    private static final int MOST_NEW_SESSIONS = 2;

    private final SmtpServer server;
    private final SmtpTransport transport;
    private @Nullable SmtpSession session;

    SmtpConnection(SmtpServer server, SmtpTransport transport) {
        this.server = server;
        this.transport = transport;
    }

    @Override
    public void open() {
        try {
            session();
        } catch (ServerUnavailable e) {
            throw e.isLoginRefused()
                    ? new LoginRefused(placed(e.why()), e.hint(), e)
                    : new Problem(Problem.Kind.UNREACHABLE, placed(e.why()), e.hint(), e);
        }
    }

    @Override
    public Outcome deliver(Envelope envelope, byte[] message) {
        if (!AddrSpec.isAscii(envelope.to().domain())) {
            return new Outcome(Kind.INVALID, "the domain cannot be written in A-labels");
        }
        try {
            Outcome outcome = converse(envelope, message);
            return outcome.kind() == Kind.UNREACHABLE
                    ? outcome.saying(placed(outcome.words()))
                    : outcome;
        } catch (ServerUnavailable e) {
            return new Outcome(Kind.UNREACHABLE, placed(e.why()));
        }
    }

    /**
     * Delivers in this session, or in a new one: servers end a session after so many messages or
     * errors, and may close a kept connection between two messages. Nothing was lost then. One that
     * ends each new session at once is let alone.
     */
    private Outcome converse(Envelope envelope, byte[] message) throws ServerUnavailable {
        boolean kept = isKept();
        for (int sessionsLeft = MOST_NEW_SESSIONS; ; sessionsLeft--) {
            SmtpMessage smtp = SmtpMessage.of(envelope, message, session());
            if (smtp == null) {
                return withoutUtf8(envelope);
            }
            SmtpTransaction transaction = new SmtpTransaction(session(), smtp);
            Outcome outcome = run(transaction);
            boolean wasClosed = kept && !transaction.isBegun();
            if (sessionsLeft == 0 || (!wasClosed && !transaction.isSessionSpent())) {
                return outcome;
            }
            kept = false;
        }
    }

    /** Whose address needs SMTPUTF8 decides whether it is the recipient's fault. */
    private Outcome withoutUtf8(Envelope envelope) {
        return AddrSpec.isAscii(AddrSpec.of(envelope.to()))
                ? new Outcome(
                        Kind.UNREACHABLE,
                        placed("the server takes no sender with such letters (SMTPUTF8)"))
                : new Outcome(
                        Kind.INVALID, "the server takes no address with such letters (SMTPUTF8)");
    }

    private Outcome run(SmtpTransaction transaction) {
        try {
            return transaction.run();
        } finally {
            if (!transaction.isSessionSound()) {
                abort();
            }
        }
    }

    private SmtpSession session() throws ServerUnavailable {
        SmtpSession current = session;
        if (current == null) {
            current = SmtpSession.open(server, transport);
            session = current;
        }
        return current;
    }

    /** Tells whether there is a session from before, and lets go of one that the server left. */
    private boolean isKept() {
        if (session != null && session.hasUnread()) {
            abort();
        }
        return session != null;
    }

    private void abort() {
        if (session != null) {
            session.abort();
            session = null;
        }
    }

    private String placed(String why) {
        return server.where() + ": " + ForeignText.line(why, 500);
    }

    @Override
    public void close() {
        if (session != null) {
            session.quit();
            session = null;
        }
    }
}
