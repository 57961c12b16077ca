package outlay.delivery.sending;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import outlay.campaign.Campaign;
import outlay.db.Transaction;
import outlay.delivery.pace.SenderLimits;
import outlay.delivery.writing.LetterWriter;

/** The senders of a run; its campaigns share what has been sent with them, and how they stand. */
final class Senders {
    private final SenderLimits limits = new SenderLimits();
    private final Map<String, Standing> standings = new HashMap<>();
    private final byte[] tokenKey;

    /** Signs tokens with this key. */
    Senders(byte[] tokenKey) {
        this.tokenKey = tokenKey.clone();
    }

    /** Returns on what terms a campaign sends as it is now. */
    Terms terms(Transaction tx, Campaign campaign) {
        return new Terms(
                campaign,
                LetterWriter.of(tx, campaign, Optional.empty(), tokenKey),
                limits.pace(tx, campaign),
                standings.computeIfAbsent(SenderLimits.key(campaign), key -> new Standing()));
    }
}
