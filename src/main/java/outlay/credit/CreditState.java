package outlay.credit;

import java.util.List;
import outlay.Word;

/** Where a credit is. */
public enum CreditState {
    /** Free to be reserved. */
    AVAILABLE,
    /** Held for a recipient to whom nothing was sent yet. */
    RESERVED,
    /** Used: the first email was accepted. */
    SPENT;

    private final String word = Word.of(this);

    static final EnumColumn<CreditState> WORDS = new EnumColumn<>(List.of(values()));

    @Override
    public String toString() {
        return word;
    }
}
