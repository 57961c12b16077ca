package outlay.credit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/**
 * One row of the ledger as the file has it; a hand from outside may have changed it.
 *
 * @param movement null when the row uses a word that is none of the ledger's
 */
record LedgerRow(
        long id, Instant at, long operation, @Nullable Movement movement, Balance balance) {

    /**
     * Returns the movement.
     *
     * @throws Problem DAMAGED when the row uses a word that is none of the ledger's
     */
    Movement knownMovement() {
        if (movement == null) {
            throw unknown("ledger entry " + id);
        }
        return movement;
    }

    /** Returns the problem of a row that uses a word that is none of the ledger's. */
    static Problem unknown(String which) {
        return new Problem(
                Problem.Kind.DAMAGED,
                which + " is none that Outlay writes",
                "run 'outlay credits check', or go back to a file made by 'outlay backup'");
    }
}
