package outlay.campaign;

import java.util.OptionalLong;

/**
 * A row of those who wait in one campaign: for their first email, for a follow-up, or for one of a
 * mailbox.
 *
 * @param mailbox whose follow-ups; empty for all there are, or for first emails
 */
public record DueRow(long campaign, boolean firstEmail, OptionalLong mailbox) {
    /** Returns those who wait for their first email. */
    public static DueRow firstEmails(long campaign) {
        return new DueRow(campaign, true, OptionalLong.empty());
    }

    /** Returns those who wait for a follow-up, of a mailbox or of any. */
    public static DueRow followUps(long campaign, OptionalLong mailbox) {
        return new DueRow(campaign, false, mailbox);
    }

    /**
     * Returns the condition of the row, in the words of its index; takes campaign and {@link
     * #which}.
     */
    String condition() {
        String who =
                mailbox.isPresent()
                        ? "campaign_id = ? AND mailbox_id = ?"
                        : "campaign_id = ? AND (steps_sent = 0) = (? = 1)";
        return who + "\n  AND status = 'active'\n  AND in_flight = 0\n";
    }

    Object which() {
        return mailbox.isPresent() ? (Object) mailbox.getAsLong() : (Object) firstEmail;
    }
}
