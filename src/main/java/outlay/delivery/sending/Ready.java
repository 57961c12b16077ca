package outlay.delivery.sending;

import java.util.Set;
import outlay.campaign.Recipient;
import outlay.delivery.MessageName;
import outlay.delivery.Trace;
import outlay.mail.address.AddressWarning;
import outlay.mail.smtp.Envelope;

/**
 * A message that could leave at once.
 *
 * @param name as its token has it; written down only when it leaves
 * @param trace that it leaves
 * @param read how many disturbances there were when the recipient was read
 * @param revision of the campaign that it was made from
 * @param warnings what is odd about its address
 * @param recipient as it was when the message was made: if it has changed since, it is made anew
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only handed on
record Ready(
        MessageName name,
        Trace trace,
        long read,
        long revision,
        Recipient recipient,
        Set<AddressWarning> warnings,
        Envelope envelope,
        byte[] message) {

    /** Returns the same, of which all is true at another time. */
    Ready readAt(long disturbances) {
        return new Ready(
                name, trace, disturbances, revision, recipient, warnings, envelope, message);
    }

    /** Returns the step that the message carries. */
    int step() {
        return recipient.stepsSent() + 1;
    }

    /** Returns the message's number. */
    long messageId() {
        return name.id();
    }
}
