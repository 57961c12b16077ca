package outlay.campaign;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Who is a recipient, and of which campaign.
 *
 * @param id the recipient's number
 * @param contact empty once the person has been erased
 * @param mailbox who wrote first, and writes the follow-ups; empty while nothing was sent, and in
 *     campaigns with a sender of their own
 */
public record Enrolment(long id, long campaign, OptionalInt contact, OptionalLong mailbox) {
    /** Returns it without the person. */
    Enrolment erased() {
        return new Enrolment(id, campaign, OptionalInt.empty(), mailbox);
    }

    /** Returns it with who wrote first, unless that is known already. */
    Enrolment writtenBy(OptionalLong other) {
        return mailbox.isPresent() ? this : new Enrolment(id, campaign, contact, other);
    }
}
