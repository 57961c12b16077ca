package outlay.credit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log: credits that one operation moved in one way, and the balances after it.
 *
 * @param id of the first ledger entry that it stands for
 * @param at the time of the last one
 * @param credits how many were moved
 * @param from where they were; null when they were bought
 * @param reason why they were returned; null when they were not
 * @param campaign its name; null when they were bought
 * @param email of the recipient; null unless asked for, and once the person has been erased
 * @param reference of a purchase, or of one that lapsed: the invoice or order
 */
public record LogLine(
        long id,
        Instant at,
        MovementKind kind,
        long credits,
        @Nullable CreditState from,
        @Nullable ReturnReason reason,
        @Nullable String campaign,
        @Nullable String email,
        long operation,
        @Nullable String reference,
        long available,
        long reserved,
        long spent,
        long expired) {}
