/**
 * The ledger: credits bought, reserved, spent and returned; the balance, the log and the check.
 *
 * <p>May import {@code outlay} and {@code outlay.db}. Invariant: knows nobody's address; a
 * recipient is a number here. Nothing else writes table {@code ledger_entry}.
 */
@NullMarked
package outlay.credit;

import org.jspecify.annotations.NullMarked;
