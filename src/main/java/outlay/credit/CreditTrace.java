package outlay.credit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.Word;

/** What the file has about one recipient's credit: the recipient's own row, or a ledger entry. */
sealed interface CreditTrace {
    /** Returns the recipient's number. */
    long recipient();

    /** Returns the campaign that the recipient is said to be in. */
    long campaign();

    /**
     * The recipient's own row.
     *
     * @param credit null when its word is unknown
     * @param waiting an email could still go to it
     * @param inFlight an email to it is on its way
     */
    record Row(
            long recipient,
            long campaign,
            @Nullable RowCredit credit,
            boolean waiting,
            boolean inFlight,
            long stepsSent)
            implements CreditTrace {}

    /** An entry about the recipient; kind and from are null when their words are unknown. */
    record Entry(
            long recipient,
            long campaign,
            long id,
            @Nullable MovementKind kind,
            @Nullable CreditState from,
            long purchase)
            implements CreditTrace {
        @Override
        public String toString() {
            return "entry " + id + " (" + kind + " from " + from + ")";
        }
    }

    /** What a recipient's row calls the place of its credit. */
    enum RowCredit {
        RESERVED,
        SPENT,
        RETURNED;

        static final EnumColumn<RowCredit> WORDS = new EnumColumn<>(List.of(values()));

        @Override
        public String toString() {
            return Word.of(this);
        }
    }
}
