package outlay.campaign;

import java.util.Map;

/**
 * A recipient as users see it.
 *
 * @param contact the values of the person by field, {@code email} as written included
 * @param mailbox the name of the mailbox that writes to it; empty before its first email, or when
 *     the campaign has a sender of its own
 */
public record RecipientRow(Recipient recipient, Map<String, String> contact, String mailbox) {
    /** Returns how far it has come, as {@link Recipient#phase} has it. */
    public String phase() {
        return Recipient.phase(recipient.stepsSent());
    }
}
