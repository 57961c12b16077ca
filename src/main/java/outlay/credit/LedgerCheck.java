package outlay.credit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outlay.Count;
import outlay.Watcher;
import outlay.db.Beside;
import outlay.db.Transaction;

/**
 * The check: computes the ledger again from its rows, and compares it with the balance and with
 * what every recipient says of its credit.
 *
 * <p>It trusts no rule of the schema, and holds no more in memory than one row and one recipient
 * (decision D21). Both are read side by side: neither half needs to know what the other has seen.
 */
public final class LedgerCheck {
    /** What 019-chain.sql guards the ledger with. */
    private static final List<String> GUARDS =
            List.of(
                    "ledger_entry_once",
                    "ledger_entry_is_never_changed",
                    "ledger_entry_is_never_deleted",
                    "ledger_entry_follows",
                    "ledger_entry_moves_one_way",
                    "ledger_entry_expires_what_was_bought");

    private LedgerCheck() {}

    /** Visits each difference, and tells nobody how far it is. */
    public static long each(Transaction tx, Consumer<Difference> visitor) {
        return each(tx, Watcher.NOBODY, visitor);
    }

    /** Visits each difference, where nobody has written down a head. */
    public static long each(Transaction tx, Watcher watcher, Consumer<Difference> visitor) {
        return each(tx, null, watcher, visitor);
    }

    /**
     * Visits each difference, those of the ledger before those of the recipients.
     *
     * @param head where the ledger ended once; null when nobody has written it down
     * @param watcher hears how many rows have been read: each entry is, twice
     * @return how many there are
     */
    public static long each(
            Transaction tx, @Nullable Head head, Watcher watcher, Consumer<Difference> visitor) {
        AtomicLong count = new AtomicLong();
        Consumer<Difference> counted =
                difference -> {
                    count.incrementAndGet();
                    visitor.accept(difference);
                };
        RowsRead read = new RowsRead(watcher, 2 * LedgerStore.last(tx).row());
        LaterDifferences later = new LaterDifferences(counted);
        try (Beside recipients = tx.beside(other -> checkRecipients(other, read, later))) {
            checkGuards(tx, counted);
            if (head != null) {
                checkHead(tx, head, counted);
            }
            checkEntries(tx, read, counted);
            later.begin();
            recipients.join();
        }
        return count.get();
    }

    /** The hashes up to there are computed anew with all others. */
    private static void checkHead(Transaction tx, Head head, Consumer<Difference> visitor) {
        Optional<Head> there = LedgerHistoryStore.head(tx, head.entries());
        if (there.isEmpty()) {
            visitor.accept(
                    new Difference(
                            "head",
                            "the ledger has only "
                                    + Count.of(LedgerStore.last(tx).row(), "entry", "entries")));
        } else if (!there.get().equals(head)) {
            visitor.accept(
                    new Difference(
                            "head",
                            "entry "
                                    + head.entries()
                                    + " or one before it is not what it was: its hash is "
                                    + there.get().hash()));
        }
    }

    private static void checkEntries(Transaction tx, RowsRead read, Consumer<Difference> visitor) {
        OperationCheck operations = new OperationCheck(CheckStore.operations(tx));
        EntryCheck entries = new EntryCheck(operations, visitor);
        RowsRead.Counter counter = read.counter();
        LedgerHistoryStore.eachWithHash(
                tx,
                (row, hash) -> {
                    entries.add(row, hash);
                    counter.step();
                });
        operations.end(CheckStore.buyingOperations(tx), visitor);
        Map<Long, Long> left = new HashMap<>();
        CheckStore.eachPurchase(tx, left::put);
        entries.end(Ledger.balance(tx), left);
    }

    private static void checkRecipients(
            Transaction tx, RowsRead read, Consumer<Difference> visitor) {
        RecipientCheck recipients = new RecipientCheck(visitor);
        RowsRead.Counter counter = read.counter();
        CheckStore.eachTrace(
                tx,
                trace -> {
                    recipients.add(trace);
                    if (trace instanceof CreditTrace.Entry) {
                        counter.step();
                    }
                });
        recipients.end();
    }

    private static void checkGuards(Transaction tx, Consumer<Difference> visitor) {
        Set<String> there = CheckStore.guards(tx);
        for (String guard : GUARDS) {
            if (!there.contains(guard)) {
                visitor.accept(
                        new Difference(
                                "schema", guard + ", which guards the ledger, has been removed"));
            }
        }
    }
}
