package outlay.delivery.sending;

import java.time.Instant;
import outlay.campaign.Recipient;
import outlay.contact.Contact;
import outlay.delivery.MessageName;
import outlay.delivery.writing.LetterWriter;
import outlay.mail.address.AddressCheck;
import outlay.mail.address.Finding;
import outlay.mail.address.Verdict;

/**
 * Makes a message ready to leave: checks the address, renders, composes. Asks the network, so it
 * runs outside any transaction.
 */
final class Preparation {
    private final AddressCheck check;
    private final boolean strict;

    Preparation(AddressCheck check, boolean strict) {
        this.check = check;
        this.strict = strict;
    }

    Event prepare(
            Lane lane, Recipient recipient, Contact contact, MessageName message, Instant now) {
        Finding finding = check.check(contact.address());
        Verdict verdict = finding.verdict();
        if (verdict instanceof Verdict.Invalid invalid) {
            return new Event.Dropped(
                    lane,
                    recipient,
                    (to, tally, same) -> to.unusable(tally, same, invalid.reason()));
        }
        if (strict && !finding.warnings().isEmpty()) {
            String why = finding.warnings().iterator().next() + ", refused by --strict";
            return new Event.Dropped(
                    lane, recipient, (to, tally, same) -> to.unwanted(tally, same, why));
        }
        if (verdict instanceof Verdict.Unknown) {
            return new Event.PutOff(lane, recipient);
        }
        LetterWriter letters = lane.letters();
        LetterWriter.Result letter =
                letters.write(recipient.stepsSent() + 1, contact, message, now);
        var envelope = letter.envelope();
        return envelope == null
                ? new Event.Dropped(
                        lane,
                        recipient,
                        (to, tally, same) -> to.hold(tally, same, letter.heldBecause()))
                : new Event.Readied(
                        lane,
                        new Ready(
                                message,
                                letters.revision(),
                                recipient,
                                finding.warnings(),
                                envelope,
                                letter.message()));
    }
}
