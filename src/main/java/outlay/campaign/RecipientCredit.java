package outlay.campaign;

import outlay.Word;
import outlay.credit.CreditState;
import outlay.db.StoredWord;

/** Where the credit of a recipient is. */
public enum RecipientCredit {
    /** Held: nothing was sent yet. */
    RESERVED,
    /** Used: the first email was accepted. */
    SPENT,
    /** Available again. */
    RETURNED;

    @Override
    public String toString() {
        return Word.of(this);
    }

    static RecipientCredit of(String word) {
        return StoredWord.of(RecipientCredit.class, word);
    }

    /** Returns where it is when the first email has been accepted. */
    RecipientCredit spent() {
        return this == RESERVED ? SPENT : this;
    }

    /** Returns the state in the ledger of a credit that can still be returned. */
    CreditState inLedger() {
        return switch (this) {
            case RESERVED -> CreditState.RESERVED;
            case SPENT -> CreditState.SPENT;
            case RETURNED -> CreditState.AVAILABLE;
        };
    }
}
