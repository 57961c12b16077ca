package outlay.credit;

import java.util.List;
import outlay.Word;

/** Why a credit was returned. */
public enum ReturnReason {
    /** The recipient was removed while nothing was sent. */
    CONTACT_REMOVED,
    /** The campaign was deleted while nothing was sent. */
    CAMPAIGN_DELETED,
    /** The address was found invalid before sending. */
    INVALID_ADDRESS,
    /** The address landed on the do-not-email list while nothing was sent. */
    DO_NOT_EMAIL,
    /** The mail server refused the first email for good, or it bounced later. */
    BOUNCED,
    /** Temporary refusals lasted longer than the retry period. */
    EXPIRED_RETRY;

    private final String word = Word.of(this);

    static final EnumColumn<ReturnReason> WORDS = new EnumColumn<>(List.of(values()));

    @Override
    public String toString() {
        return word;
    }
}
