package outlay.mail.smtp;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outlay.mail.ForeignText;
import outlay.mail.smtp.Outcome.Kind;
import outlay.refusal.Fault;
import outlay.refusal.Stage;

/**
 * One message on its way through a session. It knows at each moment whether the server may have the
 * message: not before the last byte of the content was written, certainly after the reply to it
 * (decision D10).
 */
final class SmtpTransaction {
    private static final byte[] DOT = {'.', '\r', '\n'};

    /** Replies that say something about us or the protocol, whatever their words are. */
    private static final Set<Integer> ABOUT_US = Set.of(502, 503, 530, 535, 538);

    private final SmtpSession session;
    private final SmtpMessage message;

    /** The server took the sender, so the session works. */
    private boolean begun;

    /** The session can take another message. */
    private boolean sessionIsSound;

    /** The session has carried enough: the same message may go in a new one. */
    private boolean sessionIsSpent;

    SmtpTransaction(SmtpSession session, SmtpMessage message) {
        this.session = session;
        this.message = message;
    }

    boolean isBegun() {
        return begun;
    }

    boolean isSessionSound() {
        return sessionIsSound;
    }

    boolean isSessionSpent() {
        return sessionIsSpent;
    }

    Outcome run() {
        try {
            Outcome refused = session.offers("PIPELINING") ? askForAllAtOnce() : askOneByOne();
            if (refused != null) {
                return refused;
            }
        } catch (IOException e) {
            sessionIsSound = false;
            return new Outcome(Kind.UNREACHABLE, "lost before the content: " + why(e));
        }
        if (session.hasUnread()) {
            return new Outcome(Kind.UNREACHABLE, "the server spoke before the content was sent");
        }
        return sendContent();
    }

    private Outcome sendContent() {
        try {
            session.write(message.content());
        } catch (IOException e) {
            return new Outcome(Kind.UNREACHABLE, "lost within the content: " + why(e));
        }
        SmtpReply reply;
        try {
            reply = session.readAcceptance();
        } catch (IOException e) {
            return new Outcome(Kind.UNKNOWN, "lost after the content, before the reply: " + why(e));
        }
        return settled(reply);
    }

    private Outcome settled(SmtpReply reply) {
        if (reply.isGoingOn()) {
            return new Outcome(Kind.UNKNOWN, "no answer to the content: " + reply.words());
        }
        session.setNeedsReset(false);
        sessionIsSound = reply.isDone();
        return sessionIsSound
                ? new Outcome(Kind.ACCEPTED, reply.words())
                : refused(reply, Stage.DATA);
    }

    /** Returns null when the server waits for the content. */
    private @Nullable Outcome askOneByOne() throws IOException {
        if (session.needsReset() && !session.ask("RSET").isDone()) {
            return new Outcome(Kind.UNREACHABLE, "the server refuses RSET");
        }
        session.setNeedsReset(true);
        Outcome refused = sender(session.ask(message.mail()));
        refused = refused != null ? refused : recipient(session.ask(message.rcpt()));
        return refused != null ? refused : data(session.ask("DATA"));
    }

    /** RFC 2920: the three commands in one write, then their replies. */
    private @Nullable Outcome askForAllAtOnce() throws IOException {
        boolean reset = session.needsReset();
        session.write(message.commands(reset));
        session.setNeedsReset(true);
        if (reset && !session.read().isDone()) {
            return new Outcome(Kind.UNREACHABLE, "the server refuses RSET");
        }
        Outcome refused = sender(session.read());
        if (refused != null) {
            return refused;
        }
        refused = recipient(session.read());
        if (refused == null) {
            return data(session.read());
        }
        if (sessionIsSound) {
            endWithoutRecipient();
        }
        return refused;
    }

    /** DATA was already said: a server that waits for content, though for nobody, gets none. */
    private void endWithoutRecipient() {
        try {
            SmtpReply reply = session.read();
            if (reply.isGoingOn()) {
                session.write(DOT);
                reply = session.readAcceptance();
                sessionIsSound = !reply.isGoingAway();
            } else {
                sessionIsSound = !reply.isDone() && !reply.isGoingAway();
            }
        } catch (IOException e) {
            // The refusal stands; only the session is lost.
            sessionIsSound = false;
        }
    }

    private @Nullable Outcome sender(SmtpReply reply) {
        begun = reply.isDone();
        Outcome refused = begun ? null : refused(reply, Stage.MAIL);
        // What was said in the same breath has not been answered.
        sessionIsSound = begun;
        return refused;
    }

    private @Nullable Outcome recipient(SmtpReply reply) {
        return reply.isDone() ? null : refused(reply, Stage.RCPT);
    }

    private @Nullable Outcome data(SmtpReply reply) {
        if (reply.isGoingOn()) {
            sessionIsSound = false;
            return null;
        }
        return refused(reply, Stage.DATA);
    }

    private Outcome refused(SmtpReply reply, Stage stage) {
        if (!reply.isForNow() && !reply.isForGood()) {
            return new Outcome(Kind.UNREACHABLE, "the server makes no sense: " + reply.words());
        }
        Fault fault = fault(reply, stage);
        sessionIsSpent = fault == Fault.SESSION;
        sessionIsSound = !sessionIsSpent && !ABOUT_US.contains(reply.code());
        if (sessionIsSpent) {
            return new Outcome(Kind.UNREACHABLE, "the server ends the session: " + reply.words());
        }
        if (fault == Fault.US) {
            return refusedUs(reply, stage);
        }
        if (!reply.isForGood() || fault == Fault.NETWORK) {
            return new Outcome(Kind.DEFERRED, reply.words());
        }
        boolean isGone = fault == Fault.RECIPIENT_GONE;
        return new Outcome(isGone ? Kind.GONE : Kind.REFUSED, reply.words());
    }

    /** What is refused for now is tried again, whoever is at fault: so greylisting works. */
    private static Outcome refusedUs(SmtpReply reply, Stage stage) {
        if (reply.isForGood()) {
            return new Outcome(Kind.REFUSED_US, reply.words());
        }
        return stage == Stage.MAIL
                ? new Outcome(
                        Kind.UNREACHABLE, "the server refuses the sender for now: " + reply.words())
                : new Outcome(Kind.DEFERRED, reply.words());
    }

    private static Fault fault(SmtpReply reply, Stage stage) {
        if (reply.isGoingAway()) {
            return Fault.SESSION;
        }
        Fault fault = reply.fault(stage);
        // Before the recipient was named nothing can be about him.
        boolean isTooEarly = stage == Stage.MAIL && fault != Fault.SESSION;
        return isTooEarly || ABOUT_US.contains(reply.code()) ? Fault.US : fault;
    }

    private static String why(IOException e) {
        return ForeignText.line(String.valueOf(e.getMessage()), 200);
    }
}
