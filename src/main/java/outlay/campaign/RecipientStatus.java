package outlay.campaign;

import outlay.Word;
import outlay.db.StoredWord;

/** How a recipient stands in its campaign. */
public enum RecipientStatus {
    /** Gets the next step when it is due. */
    ACTIVE,
    /** A field that the next step needs is blank. */
    HELD,
    /** The mail server refused an email, or it came back. */
    BOUNCED,
    /** The address was found invalid before sending. */
    INVALID,
    /** Asked not to be written to, or complained. */
    UNSUBSCRIBED,
    /** Answered. */
    REPLIED,
    /** Taken out by the operator or by the do-not-email list. */
    REMOVED,
    /** Has got all steps. */
    FINISHED,
    /** Whether the last message was sent is unknown. */
    IN_DOUBT;

    @Override
    public String toString() {
        return Word.of(this);
    }

    /** Returns the status with this word. */
    public static RecipientStatus of(String word) {
        return StoredWord.of(RecipientStatus.class, word);
    }
}
