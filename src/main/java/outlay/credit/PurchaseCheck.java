package outlay.credit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Follows what is left of each purchase through the ledger. */
final class PurchaseCheck {
    /** Of a purchase that is none there is no end, so that it is told once. */
    private static final long UNKNOWN = Long.MAX_VALUE / 2;

    private final Map<Long, Followed> lots = new HashMap<>();

    /** Returns what is wrong about the purchase that the next row is of. */
    Optional<String> add(LedgerRow row, Movement movement) {
        if (movement.kind() == MovementKind.PURCHASE) {
            lots.put(row.id(), new Followed(movement.terms(), movement.credits()));
            return movement.purchase() == row.id()
                    ? Optional.empty()
                    : Optional.of("it is a purchase, and names another one");
        }
        Followed lot = lots.get(movement.purchase());
        if (lot == null) {
            lots.put(movement.purchase(), new Followed(PurchaseTerms.NONE, UNKNOWN));
            return Optional.of("it is of purchase " + movement.purchase() + ", which is none");
        }
        return lot.move(row, movement);
    }

    /** Returns how this differs from what is said to be left. */
    List<Difference> end(Map<Long, Long> said) {
        List<Difference> differences = new ArrayList<>();
        TreeSet<Long> all = new TreeSet<>(lots.keySet());
        all.addAll(said.keySet());
        for (long purchase : all) {
            Followed lot = lots.get(purchase);
            Long expected = lot == null ? null : (Long) lot.left;
            boolean isNone = lot != null && lot.left > UNKNOWN / 2;
            if (!isNone && !Objects.equals(expected, said.get(purchase))) {
                differences.add(
                        new Difference(
                                "purchase " + purchase,
                                "available are "
                                        + said.get(purchase)
                                        + "; all entries make "
                                        + expected));
            }
        }
        return differences;
    }

    private static final class Followed {
        private final PurchaseTerms terms;
        private long left;

        Followed(PurchaseTerms terms, long left) {
            this.terms = terms;
            this.left = left;
        }

        Optional<String> move(LedgerRow row, Movement movement) {
            long credits = movement.credits();
            return switch (movement.kind()) {
                case RESERVE -> take(credits, row, false);
                case EXPIRE -> take(credits, row, true);
                case RETURN -> {
                    left += credits;
                    yield Optional.empty();
                }
                case SPEND, PURCHASE -> Optional.empty();
            };
        }

        private Optional<String> take(long credits, LedgerRow row, boolean lapsed) {
            left -= credits;
            if (left < 0 && left + credits >= 0) {
                return Optional.of("its purchase has no credit left for it");
            }
            if (terms.hadLapsed(row.at()) != lapsed) {
                return Optional.of(
                        lapsed ? "its purchase has not lapsed" : "its purchase has lapsed");
            }
            return Optional.empty();
        }
    }
}
