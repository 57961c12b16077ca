package outlay.mailbox;

import org.jspecify.annotations.Nullable;

/**
 * An account that sends.
 *
 * @param pauseReason why Outlay itself has paused it
 * @param refused what its mail server said when it last refused us
 */
public record Mailbox(
        long id,
        String name,
        MailboxState state,
        @Nullable String pauseReason,
        @Nullable String refused,
        MailboxPlan plan) {

    /** Says whether it may send. */
    public boolean isActive() {
        return state == MailboxState.ACTIVE;
    }

    /** Returns the state as operators read it, with the reason of a pause. */
    public String standing() {
        return state + (pauseReason == null ? "" : ": " + pauseReason);
    }
}
