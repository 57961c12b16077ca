package outlay.delivery.sending;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outlay.EmailAddress;
import outlay.campaign.OneCampaign;
import outlay.db.Operations;
import outlay.db.Transaction;
import outlay.delivery.Disturbances;
import outlay.delivery.Doubts;
import outlay.delivery.MessageName;
import outlay.delivery.Tally;
import outlay.delivery.Trace;
import outlay.mail.smtp.Envelope;
import outlay.mail.smtp.Outcome;

/** What runs of {@code send} record about the first recipient of the first campaign. */
public final class OneSend {
    private static final Trace NO_TRACE = new Trace("a.example", null, null);
    private static final EmailAddress ADDRESS = EmailAddress.parse("ann@x.example").orElseThrow();

    /** The recipient is looked at again for each message. */
    private static final long NEVER = -1;

    private long messages;

    /** The message that a send has in hand, as it was when it departed. */
    private @Nullable Ready out;

    /** Takes the recipient in hand. */
    public void depart(Transaction tx) {
        messages++;
        out = ready(tx);
        settlement(tx).depart(out, OptionalLong.empty());
    }

    /** Ends the delivery, after a departure of its own if there was none. */
    public void land(Transaction tx, Outcome outcome) {
        if (out == null) {
            depart(tx);
        }
        settlement(tx)
                .settle(
                        OneCampaign.campaign(tx),
                        OptionalLong.empty(),
                        new Tally(),
                        requireNonNull(out),
                        outcome);
        out = null;
    }

    /** Lets the send be gone, and the next one find what it left behind. */
    public void crash(Transaction tx) {
        out = null;
        Doubts.raise(tx, name -> true);
    }

    /** Holds the recipient back. */
    public static void hold(Transaction tx) {
        settlement(tx).drop(new Tally(), OneCampaign.recipient(tx), Ruling.HELD, "no first_name");
    }

    /** Gives up on the recipient. */
    public static void expire(Transaction tx) {
        settlement(tx).drop(new Tally(), OneCampaign.recipient(tx), Ruling.EXPIRED, "too long");
    }

    private Ready ready(Transaction tx) {
        return new Ready(
                new MessageName(messages, new byte[16]),
                NO_TRACE,
                NEVER,
                OneCampaign.campaign(tx).revision(),
                OneCampaign.recipient(tx),
                Set.of(),
                new Envelope(ADDRESS, ADDRESS),
                new byte[0]);
    }

    private static Settlement settlement(Transaction tx) {
        return new Settlement(tx, Operations.begin(tx, "send"), tx.now(), new Disturbances());
    }
}
