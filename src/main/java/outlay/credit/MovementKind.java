package outlay.credit;

import java.util.List;
import outlay.Word;

/** What a ledger entry does with its credits. */
public enum MovementKind {
    /** They are bought: available from now on. */
    PURCHASE,
    /** A recipient is uploaded: available to reserved. */
    RESERVE,
    /** The first email was accepted by the mail server: reserved to spent. */
    SPEND,
    /** Reserved or spent to available. */
    RETURN,
    /** Their purchase can no longer be used: available to nowhere. */
    EXPIRE;

    private final String word = Word.of(this);

    static final EnumColumn<MovementKind> WORDS = new EnumColumn<>(List.of(values()));

    /** Returns the word that the database, the log and scripts use. */
    @Override
    public String toString() {
        return word;
    }
}
