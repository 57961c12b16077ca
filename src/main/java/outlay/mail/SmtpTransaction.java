package outlay.mail;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outlay.mail.Outcome.Accepted;
import outlay.mail.Outcome.Unknown;
import outlay.mail.Outcome.Unreachable;
import outlay.refusal.Stage;

/**
 * One message on its way through a session. It knows at each moment whether the server may have the
 * message: not before the last byte of the content was written, certainly after the reply to it.
 */
final class SmtpTransaction {
    private static final byte[] DOT = {'.', '\r', '\n'};

    /** Replies that say something about us or the protocol, whatever they answer. */
    private static final Set<Integer> ABOUT_US = Set.of(502, 503, 530, 535, 538);

    private final SmtpSession session;
    private final SmtpMessage message;

    /** The server took the sender, so the session works. */
    private boolean begun;

    /** The session can take another message. */
    private boolean sessionIsSound;

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

    Outcome run(Runnable beforeContent) {
        try {
            Outcome refused = session.offers("PIPELINING") ? askForAllAtOnce() : askOneByOne();
            if (refused != null) {
                return refused;
            }
        } catch (IOException e) {
            sessionIsSound = false;
            return new Unreachable("lost before the content: " + why(e));
        }
        if (session.hasUnread()) {
            return new Unreachable("the server spoke before the content was sent");
        }
        beforeContent.run();
        return sendContent();
    }

    private Outcome sendContent() {
        try {
            session.write(message.content());
        } catch (IOException e) {
            return new Unreachable("lost within the content: " + why(e));
        }
        SmtpReply reply;
        try {
            reply = session.readAcceptance();
        } catch (IOException e) {
            return new Unknown("lost after the content, before the reply: " + why(e));
        }
        return settled(reply);
    }

    private Outcome settled(SmtpReply reply) {
        if (reply.isGoingOn()) {
            return new Unknown("no answer to the content: " + reply.words());
        }
        if (reply.isGoingAway()) {
            return new Unreachable("the server goes away: " + reply.words());
        }
        sessionIsSound = true;
        session.setNeedsReset(false);
        return reply.isDone() ? new Accepted(reply.words()) : reply.refusal(Stage.DATA);
    }

    /** Returns null when the server waits for the content. */
    private @Nullable Outcome askOneByOne() throws IOException {
        if (session.needsReset() && !session.ask("RSET").isDone()) {
            return new Unreachable("the server refuses RSET");
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
            return new Unreachable("the server refuses RSET");
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
        sessionIsSound = begun;
        return begun ? null : new Unreachable("the server refuses the sender: " + reply.words());
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
        boolean aboutUs = reply.isGoingAway() || ABOUT_US.contains(reply.code());
        sessionIsSound = (reply.isForNow() || reply.isForGood()) && !aboutUs;
        return sessionIsSound
                ? reply.refusal(stage)
                : new Unreachable("the server refuses us: " + reply.words());
    }

    private static String why(IOException e) {
        return Words.line(String.valueOf(e.getMessage()), 200);
    }
}
