package outlay.credit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows the credit of each recipient through the ledger, and compares where it ends with what the
 * recipient's row says.
 */
final class RecipientCheck {
    private final Consumer<Difference> differences;
    private @Nullable Trail trail;

    RecipientCheck(Consumer<Difference> differences) {
        this.differences = differences;
    }

    /** Takes the next trace: those of one recipient follow each other, in any order. */
    void add(CreditTrace trace) {
        Trail current = trail;
        if (current == null || current.recipient != trace.recipient()) {
            end();
            current = new Trail(trace.recipient());
            trail = current;
        }
        if (trace instanceof CreditTrace.Entry entry) {
            current.entries.add(entry);
        } else {
            current.row = (CreditTrace.Row) trace;
        }
    }

    /** Says that there are no more. */
    void end() {
        if (trail != null) {
            trail.end();
        }
    }

    /** The way of one recipient's credit. */
    private final class Trail {
        private final long recipient;
        private CreditTrace.@Nullable Row row;
        private final List<CreditTrace.Entry> entries = new ArrayList<>(3);
        private CreditPlace place = CreditPlace.NOWHERE;
        private long lastEntry;
        private long purchase;

        Trail(long recipient) {
            this.recipient = recipient;
        }

        private void follow(CreditTrace.Entry entry) {
            CreditPlace next = place.after(entry.kind(), entry.from());
            if (next == null) {
                differ(entry + " cannot be: its credit is " + whereItIs());
            } else {
                place = next;
            }
            if (row != null && row.campaign() != entry.campaign()) {
                differ(entry + " is for campaign " + entry.campaign() + ", where it is not");
            }
            if (lastEntry != 0 && purchase != entry.purchase()) {
                differ(entry + " is of purchase " + entry.purchase() + ", and not of " + purchase);
            }
            purchase = entry.purchase();
            lastEntry = entry.id();
        }

        void end() {
            entries.sort(Comparator.comparingLong(CreditTrace.Entry::id));
            entries.forEach(this::follow);
            if (row == null) {
                differ("entry " + lastEntry + " is about it, but it does not exist");
            } else if (!place.agreesWith(row)) {
                differ("its credit is " + whereItIs() + ", but its row says " + describe(row));
            }
        }

        private String whereItIs() {
            return place + (lastEntry == 0 ? "" : " (entry " + lastEntry + ")");
        }

        private String describe(CreditTrace.Row row) {
            return (row.credit() == null ? "an unknown word" : row.credit())
                    + ", steps sent: "
                    + row.stepsSent()
                    + ", waiting: "
                    + (row.waiting() ? "yes" : "no");
        }

        private void differ(String what) {
            differences.accept(new Difference("recipient " + recipient, what));
        }
    }
}
