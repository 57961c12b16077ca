package outlay.delivery.sending;

import java.time.Instant;
import outlay.campaign.Recipient;
import outlay.contact.Contact;
import outlay.delivery.Conversation;
import outlay.delivery.MessageName;
import outlay.delivery.writing.Commission;
import outlay.delivery.writing.LetterWriter;
import outlay.mail.smtp.Transport;

/**
 * Somebody who is due, with all that it takes to write to him.
 *
 * @param read how many disturbances there were when the recipient was read
 * @param letters of the campaign as it was when he was looked up
 * @param before what was said to him before, if his next step continues it
 * @param name that the message will have if it leaves
 * @param transport by which it will
 */
record Due(
        Lane lane,
        LetterWriter letters,
        long read,
        Recipient recipient,
        Contact contact,
        Conversation before,
        MessageName name,
        Transport transport,
        Instant now) {

    /** Returns what is to be written to him. */
    Commission commission() {
        return new Commission(
                recipient.stepsSent() + 1, contact, contact.address(), before, name, now);
    }

    /** Returns that he gets no message. */
    Event dropped(Ruling ruling, String why) {
        return new Event.Dropped(lane, recipient, ruling, why);
    }
}
