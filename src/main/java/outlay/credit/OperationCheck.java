package outlay.credit;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Checks that each entry has its operation, and each purchase that was made its entry. */
final class OperationCheck {
    private final long[] known;
    private final Set<Long> buying = new HashSet<>();

    /** Entries of one operation follow each other, mostly. */
    private @Nullable Long last;

    /** Takes the numbers of all operations, in order. */
    OperationCheck(long[] known) {
        this.known = known;
    }

    /** Returns what is wrong about the operation of the next row. */
    Optional<String> add(LedgerRow row) {
        long operation = row.operation();
        Movement movement = row.movement();
        // Of a row that uses an unknown word nobody knows that it is no purchase.
        if (movement == null || movement.kind() == MovementKind.PURCHASE) {
            buying.add(operation);
        }
        if (last == null || last != operation) {
            if (Arrays.binarySearch(known, operation) < 0) {
                return Optional.of("its operation " + operation + " does not exist");
            }
            last = operation;
        }
        return Optional.empty();
    }

    /** Looks for operations that bought credits, of which there is no entry. */
    void end(List<Long> bought, Consumer<Difference> differences) {
        for (long operation : bought) {
            if (!buying.contains(operation)) {
                differences.accept(
                        new Difference(
                                "operation " + operation,
                                "it bought credits, but the ledger has no entry of it"));
            }
        }
    }
}
