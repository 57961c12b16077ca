package outlay.delivery;

import java.time.Instant;
import outlay.campaign.Recipient;
import outlay.contact.Contact;
import outlay.mail.AddressCheck;
import outlay.mail.Verdict;

/**
 * Makes a message ready to leave: checks the address, renders, composes. Asks the network, so it
 * runs outside any transaction.
 */
final class Preparation {
    private final AddressCheck check;

    Preparation(AddressCheck check) {
        this.check = check;
    }

    Event prepare(Lane lane, Recipient recipient, Contact contact, long messageId, Instant now) {
        Verdict verdict = check.check(contact.address()).verdict();
        if (verdict instanceof Verdict.Invalid invalid) {
            return new Event.Dropped(
                    lane,
                    recipient,
                    (settlement, tally, same) ->
                            settlement.unusable(tally, same, invalid.reason()));
        }
        if (verdict instanceof Verdict.Unknown) {
            return new Event.PutOff(lane, recipient);
        }
        return write(lane, recipient, contact, messageId, now);
    }

    private static Event write(
            Lane lane, Recipient recipient, Contact contact, long messageId, Instant now) {
        Letters letters = lane.letters();
        Letters.Result letter = letters.write(recipient.stepsSent() + 1, contact, messageId, now);
        var envelope = letter.envelope();
        if (envelope == null) {
            return new Event.Dropped(
                    lane,
                    recipient,
                    (settlement, tally, same) ->
                            settlement.hold(tally, same, letter.heldBecause()));
        }
        return new Event.Readied(
                lane,
                new Ready(messageId, letters.revision(), recipient, envelope, letter.message()));
    }
}
