package outlay.credit;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import outlay.Watcher;
import outlay.db.Transaction;

/**
 * The check: computes the ledger again from its rows, and compares it with the balance and with
 * what every recipient says of its credit.
 *
 * <p>It trusts no rule of the schema, and holds no more in memory than one row and one recipient
 * (decision D21).
 */
public final class LedgerCheck {
    /** What 003-credits.sql guards the ledger with. */
    private static final List<String> GUARDS =
            List.of(
                    "ledger_entry_once",
                    "ledger_entry_is_never_changed",
                    "ledger_entry_is_never_deleted",
                    "ledger_entry_follows",
                    "ledger_entry_moves_one_way",
                    "ledger_entry_reserves_once");

    private LedgerCheck() {}

    /** Visits each difference, and tells nobody how far it is. */
    public static long each(Transaction tx, Consumer<Difference> visitor) {
        return each(tx, Watcher.NOBODY, visitor);
    }

    /**
     * Visits each difference, those of the ledger before those of the recipients.
     *
     * @param watcher hears how many rows have been read: each entry is, twice
     * @return how many there are
     */
    public static long each(Transaction tx, Watcher watcher, Consumer<Difference> visitor) {
        AtomicLong count = new AtomicLong();
        Consumer<Difference> counted =
                difference -> {
                    count.incrementAndGet();
                    visitor.accept(difference);
                };
        checkGuards(tx, counted);
        checkOperations(tx, counted);
        long entries = LedgerStore.last(tx).id();
        checkEntries(tx, id -> watcher.at(id, 2 * entries), counted);
        checkRecipients(tx, read -> watcher.at(entries + read, 2 * entries), counted);
        return count.get();
    }

    private static void checkEntries(
            Transaction tx, LongConsumer watcher, Consumer<Difference> visitor) {
        EntryCheck entries = new EntryCheck(visitor);
        LedgerHistoryStore.each(
                tx,
                Long.MIN_VALUE,
                row -> {
                    entries.add(row);
                    watcher.accept(row.id());
                });
        entries.end(Ledger.balance(tx));
    }

    private static void checkRecipients(
            Transaction tx, LongConsumer watcher, Consumer<Difference> visitor) {
        RecipientCheck recipients = new RecipientCheck(visitor);
        AtomicLong entries = new AtomicLong();
        LedgerHistoryStore.eachTrace(
                tx,
                trace -> {
                    recipients.add(trace);
                    if (trace instanceof CreditTrace.Entry) {
                        watcher.accept(entries.incrementAndGet());
                    }
                });
        recipients.end();
    }

    private static void checkGuards(Transaction tx, Consumer<Difference> visitor) {
        Set<String> there = LedgerHistoryStore.guards(tx);
        for (String guard : GUARDS) {
            if (!there.contains(guard)) {
                visitor.accept(
                        new Difference(
                                "schema", guard + ", which guards the ledger, has been removed"));
            }
        }
    }

    private static void checkOperations(Transaction tx, Consumer<Difference> visitor) {
        LedgerHistoryStore.eachWithoutOperation(
                tx,
                (entry, operation) ->
                        visitor.accept(
                                new Difference(
                                        "entry " + entry,
                                        "its operation " + operation + " does not exist")));
        LedgerHistoryStore.eachLostPurchase(
                tx,
                operation ->
                        visitor.accept(
                                new Difference(
                                        "operation " + operation,
                                        "it bought credits, but the ledger has no entry of it")));
    }
}
