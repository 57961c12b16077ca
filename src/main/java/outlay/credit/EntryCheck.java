package outlay.credit;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Checks each row of the ledger by itself and against the row before it. */
final class EntryCheck {
    private final Consumer<Difference> differences;
    private long lastId;
    private long differing = Long.MIN_VALUE;
    private Balance last = Balance.EMPTY;
    private Balance recomputed = Balance.EMPTY;
    private final HashChain chain = new HashChain(HashChain.beginning());
    private final PurchaseCheck purchases = new PurchaseCheck();
    private final OperationCheck operations;

    EntryCheck(OperationCheck operations, Consumer<Difference> differences) {
        this.operations = operations;
        this.differences = differences;
    }

    /** Checks the next row and its hash. */
    void add(LedgerRow row, byte[] hash) {
        if (row.id() != lastId + 1) {
            differ(row, "the entry before it is " + (lastId == 0 ? "missing" : lastId));
        }
        operations.add(row).ifPresent(what -> differ(row, what));
        Movement movement = row.movement();
        if (movement == null) {
            differ(row, "it has a kind, a from or a reason that the ledger does not know");
        } else {
            if (!LegalMovements.include(movement)) {
                differ(row, "the ledger allows no " + describe(movement));
            }
            recomputed = recomputed.after(movement);
            checkBalance(row, last.after(movement));
            purchases.add(row, movement).ifPresent(what -> differ(row, what));
        }
        checkHash(row, hash);
        lastId = row.id();
        last = row.balance();
    }

    /**
     * Compares the balance, as commands use it, and what is left of each purchase with all rows
     * added up.
     */
    void end(Balance balance, Map<Long, Long> left) {
        if (!balance.equals(recomputed)) {
            differences.accept(
                    new Difference(
                            "balance",
                            "it is " + words(balance) + "; all entries make " + words(recomputed)));
        }
        purchases.end(left).forEach(differences);
    }

    /** What is wrong otherwise says more. */
    private void checkHash(LedgerRow row, byte[] hash) {
        boolean same = row.movement() != null && Arrays.equals(hash, chain.next(row));
        if (!same && differing != row.id()) {
            differ(row, "it was changed: its hash is not that of what it says");
        }
        chain.restart(hash);
    }

    private void checkBalance(LedgerRow row, Balance expected) {
        if (!row.balance().equals(expected)) {
            differ(
                    row,
                    "its balances are "
                            + words(row.balance())
                            + "; after the entry before it they must be "
                            + words(expected));
        } else if (!row.balance().addsUp()) {
            differ(row, "its balances do not add up, or are below zero: " + words(row.balance()));
        }
    }

    private static String describe(Movement movement) {
        return movement.kind()
                + " of "
                + movement.credits()
                + said(" from ", movement.from())
                + said(" because of ", movement.reason())
                + said(" for campaign ", movement.campaign())
                + said(" for recipient ", movement.recipient())
                + said(" with reference ", movement.terms().reference());
    }

    private static String said(String before, @Nullable Object value) {
        return value == null ? "" : before + value;
    }

    private static String words(Balance balance) {
        return balance.purchased()
                + " purchased, "
                + balance.available()
                + " available, "
                + balance.reserved()
                + " reserved, "
                + balance.spent()
                + " spent, "
                + balance.expired()
                + " expired";
    }

    private void differ(LedgerRow row, String what) {
        differing = row.id();
        differences.accept(new Difference("entry " + row.id(), what));
    }
}
