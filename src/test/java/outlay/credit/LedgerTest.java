package outlay.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Problem;
import outlay.db.Attempt;
import outlay.db.Database;
import outlay.db.OnBothEngines;
import outlay.db.Operations;
import outlay.db.TestDatabases;
import outlay.db.Transaction;

/** The ledger as one operation writes it. */
@OnBothEngines
final class LedgerTest {
    @Test
    void goesOnAfterItsOwnEntriesAndAfterARefusal(@TempDir Path folder) {
        try (Database database =
                TestDatabases.openOrCreate(folder.resolve("ledger.db"), new TestClock())) {
            database.write(
                    tx -> {
                        Operations.begin(tx, "another");
                        Ledger ledger = new Ledger(tx, Operations.begin(tx, "test"));
                        assertEquals(2, ledger.operation());
                        assertEquals(Balance.EMPTY, ledger.balance());
                        ledger.purchase(2, PurchaseTerms.of("INV-1"));
                        ledger.reserve(1, 1);
                        ledger.reserve(1, 2);
                        Problem problem = assertThrows(Problem.class, () -> ledger.reserve(1, 3));
                        assertEquals(Problem.Kind.NOT_ENOUGH_CREDITS, problem.kind());
                        Attempt.refused(tx, () -> ledger.reserve(1, 2), () -> "r2 twice");
                        ledger.spend(1, 2);
                        ledger.giveBack(1, 1, CreditState.RESERVED, ReturnReason.CONTACT_REMOVED);
                        assertEquals(new Balance(2, 1, 0, 1, 0), ledger.balance());
                        assertEquals(new Balance(2, 1, 0, 1, 0), Ledger.balance(tx));
                        assertEquals(5, entriesOf(tx, 2));
                        return true;
                    });
            assertEquals(new Balance(2, 1, 0, 1, 0), database.read(Ledger::balance));
        }
    }

    @Test
    void answersAPurchaseWithWhatThereIsNow(@TempDir Path folder) {
        try (Database database =
                TestDatabases.openOrCreate(folder.resolve("ledger.db"), new TestClock())) {
            assertEquals(
                    new Purchases.Result(5, 5, 5, 1),
                    database.write(tx -> Purchases.buy(tx, 5, PurchaseTerms.NONE)));
            assertEquals(
                    new Purchases.Result(2, 7, 7, 2),
                    database.write(tx -> Purchases.buy(tx, 2, PurchaseTerms.of("INV-2"))));
        }
    }

    private static long entriesOf(Transaction tx, long operation) {
        return tx.query("SELECT count(*) FROM ledger_entry WHERE operation_id = ?", operation)
                .number();
    }
}
