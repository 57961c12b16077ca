package outlay.delivery.sending;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.db.Transaction;
import outlay.delivery.pace.MailboxUse;
import outlay.mail.smtp.LoginRefused;
import outlay.mail.smtp.Outcome;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;

/**
 * A way out in one run: a mailbox, or what the run has for campaigns with a sender of their own. It
 * is reached when somebody is next to be written to by it, and before anybody is validated: of a
 * server that is away nobody shall learn that his address is invalid. One that cannot be reached
 * holds up no other. Used by the thread that keeps the database; a name for others.
 */
final class Outlet {
    /** After so many failures in a row nothing more leaves. */
    private static final int MOST_FAILURES = 3;

    private final Crew crew;
    private @Nullable MailboxUse use;
    private @Nullable Mailbox mailbox;
    private boolean isPaused;
    private boolean isClosed;
    private int underWay;
    private int failures;
    private boolean hasPutOff;

    /** Why the mail server could not be reached the last time; null when it could. */
    private @Nullable Problem unreachable;

    /** The way of campaigns with a sender of their own. */
    Outlet(Crew crew) {
        this.crew = crew;
        this.use = null;
    }

    Outlet(Crew crew, Mailbox mailbox, MailboxUse use) {
        this.crew = crew;
        this.use = use;
        this.mailbox = mailbox;
        this.isPaused = !mailbox.isActive();
    }

    Crew crew() {
        return crew;
    }

    Optional<Mailbox> mailbox() {
        return Optional.ofNullable(mailbox);
    }

    OptionalLong mailboxId() {
        return mailbox == null ? OptionalLong.empty() : OptionalLong.of(mailbox.id());
    }

    /** Returns what to order outlets by that may send: the most of today's quota left. */
    long left(Instant now) {
        return use == null ? 0 : use.left(now) - underWay;
    }

    String name() {
        return mailbox == null ? "" : mailbox.name();
    }

    /** Says whether messages may leave by it in this run. */
    boolean isOpen() {
        return !isPaused && !isClosed;
    }

    boolean isPaused() {
        return isPaused;
    }

    /** Looks at the mailbox again, and says whether it is written about otherwise now. */
    boolean refresh(Transaction tx) {
        Mailbox before = mailbox;
        if (before == null) {
            return false;
        }
        Mailbox now = Mailboxes.find(tx, before.id()).orElseThrow();
        mailbox = now;
        isPaused = !now.isActive();
        return !now.plan().equals(before.plan());
    }

    /** Goes on with another quota. */
    void renew(MailboxUse other) {
        use = other;
    }

    /** Somebody is to be written to. */
    void takes() {
        underWay++;
    }

    /** Somebody is no longer to be written to, or a message to him has left. */
    void isDone() {
        underWay--;
        if (underWay < 0) {
            throw new IllegalStateException("nothing is done that was not begun");
        }
    }

    /** A message has come to an outcome. */
    void landed(Outcome outcome) {
        switch (outcome.kind()) {
            case ACCEPTED, UNKNOWN, REFUSED, GONE, DEFERRED, INVALID -> answered();
            case REFUSED_US -> {
                hasPutOff = true;
                answered();
            }
            case UNREACHABLE -> {
                hasPutOff = true;
                failures++;
                unreachable = new Problem(Problem.Kind.UNREACHABLE, outcome.words(), "");
                isClosed |= failures >= MOST_FAILURES;
            }
        }
    }

    /** What failed before was no more than a lost connection. */
    private void answered() {
        failures = 0;
        if (!isClosed) {
            unreachable = null;
        }
    }

    /** It cannot be reached: nothing leaves by it in this run. */
    void unreached(Problem problem) {
        unreachable = problem;
        isClosed = true;
    }

    /** It could not be found out whether somebody's address takes mail. */
    void putOff() {
        hasPutOff = true;
    }

    boolean hasPutOff() {
        return hasPutOff;
    }

    /** Returns why it could not be reached the last time, if it could not. */
    Optional<Problem> unreachable() {
        return Optional.ofNullable(unreachable);
    }

    /** Returns why its server does not let us in, if it does not. */
    Optional<String> refusedLogin() {
        return unreachable().filter(LoginRefused.class::isInstance).map(Problem::what);
    }
}
