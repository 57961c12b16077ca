/**
 * The ledger: credits bought, reserved, spent and returned; the balance, the log and the check.
 *
 * <p>May import {@code outlay} and {@code outlay.db}. Invariant: nothing else writes table {@code
 * ledger_entry}, and nothing in here writes any other; a recipient is a number to all that moves
 * credits. The log and the check alone look up, by SQL that only reads, what the numbers stand for.
 */
@NullMarked
package outlay.credit;

import org.jspecify.annotations.NullMarked;
