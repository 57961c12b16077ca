package outlay.credit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the rows of one operation that follow each other: one row for each way in which they move
 * credits, in the order purchase, reserve, spend, return, expire, each with the balances after it
 * (decision D17).
 *
 * <p>Rows of another operation in between, from a command that ran at the same time, begin anew; so
 * does a reserve behind a return, which may need the very credit that was returned. That is why no
 * balance is ever below zero in spite of the new order: within a group, available sinks only before
 * the first return or lapse, and reserved and spent first rise, then sink to what they are at its
 * end.
 */
final class LogGroups {
    private final Consumer<LedgerRow> lines;
    private final Map<Movement, Sum> sums = new HashMap<>();
    private Balance before;
    private @Nullable LedgerRow last;
    private boolean returned;

    /** Begins behind a row after which the balance was this. */
    LogGroups(Balance before, Consumer<LedgerRow> lines) {
        this.before = before;
        this.lines = lines;
    }

    /** Takes the next row of the ledger. */
    void add(LedgerRow row) {
        Movement movement = row.knownMovement();
        if (last != null && begins(movement, row, last)) {
            end();
        }
        sums.computeIfAbsent(movement.ofAll(0), way -> new Sum(way, row)).add(row, movement);
        returned |= movement.kind().compareTo(MovementKind.RETURN) >= 0;
        last = row;
    }

    private boolean begins(Movement movement, LedgerRow row, LedgerRow previous) {
        return row.operation() != previous.operation()
                || (returned && movement.kind() == MovementKind.RESERVE);
    }

    /** Says that no row follows. */
    void end() {
        if (last == null) {
            return;
        }
        List<Sum> ordered = new ArrayList<>(sums.values());
        ordered.sort(Comparator.comparing(Sum::kind).thenComparing(sum -> sum.first.id()));
        Balance running = before;
        for (Sum sum : ordered) {
            running = running.after(sum.way.ofAll(sum.credits));
            lines.accept(sum.row(running));
        }
        before = last.balance();
        last = null;
        returned = false;
        sums.clear();
    }

    /** What was moved in one way so far. */
    private static final class Sum {
        private final Movement way;
        private final LedgerRow first;
        private Instant lastAt;
        private long credits;

        Sum(Movement way, LedgerRow first) {
            this.way = way;
            this.first = first;
            this.lastAt = first.at();
        }

        MovementKind kind() {
            return way.kind();
        }

        void add(LedgerRow row, Movement movement) {
            lastAt = row.at();
            credits += movement.credits();
        }

        LedgerRow row(Balance after) {
            return new LedgerRow(first.id(), lastAt, first.operation(), way.ofAll(credits), after);
        }
    }
}
