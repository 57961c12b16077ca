package outlay.campaign;

import java.util.OptionalInt;

/**
 * Who is a recipient, and of which campaign.
 *
 * @param id the recipient's number
 * @param contact empty once the person has been erased
 */
public record Enrolment(long id, long campaign, OptionalInt contact) {
    /** Returns it without the person. */
    Enrolment erased() {
        return new Enrolment(id, campaign, OptionalInt.empty());
    }
}
