package outlay.credit;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.db.Database;
import outlay.db.OnBothEngines;
import outlay.db.OnSqliteAlone;
import outlay.db.TestDatabases;

/** The rules of the ledger, as tables of what happens and what becomes of it. */
@OnBothEngines
final class LedgerTableTest {
    private static Database database;

    @BeforeAll
    static void open(@TempDir Path folder) {
        database = TestDatabases.openOrCreate(folder.resolve("ledger.db"), new TestClock());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void everyWayOfACredit() {
        play(
                """
                buy 3 INV-1                           |  3  3 0 0
                reserve c1 r1                         |  3  2 1 0
                reserve c1 r2                         |  3  1 2 0
                reserve c2 r3                         |  3  0 3 0
                spend c1 r1                           |  3  0 2 1
                return c1 r1 spent bounced            |  3  1 2 0
                return c1 r2 reserved contact-removed |  3  2 1 0
                spend c2 r3                           |  3  2 0 1
                reserve c2 r4                         |  3  1 1 1
                buy 10                                | 13 11 1 1
                """);
    }

    @Test
    void everyReasonToReturnACreditOfWhomNothingWasSent() {
        play(
                """
                buy 6                                  | 6 6 0 0
                reserve c1 r1                          | 6 5 1 0
                return c1 r1 reserved contact-removed  | 6 6 0 0
                reserve c1 r2                          | 6 5 1 0
                return c1 r2 reserved campaign-deleted | 6 6 0 0
                reserve c1 r3                          | 6 5 1 0
                return c1 r3 reserved invalid-address  | 6 6 0 0
                reserve c1 r4                          | 6 5 1 0
                return c1 r4 reserved do-not-email     | 6 6 0 0
                reserve c1 r5                          | 6 5 1 0
                return c1 r5 reserved bounced          | 6 6 0 0
                reserve c1 r6                          | 6 5 1 0
                return c1 r6 reserved expired-retry    | 6 6 0 0
                """);
    }

    @Test
    void rule1NothingIsEverBelowZero() {
        play(
                """
                reserve c1 r1                   | refused: no credits available
                buy 0                           | refused: cannot buy 0 credits
                buy -5                          | refused: cannot buy -5 credits
                buy 1000000000001               | refused: cannot buy 1,000,000,000,001 credits
                buy 9223372036854775807         | refused: cannot buy
                buy 1                           | 1 1 0 0
                buy 1000000000000               | refused: cannot buy 1,000,000,000,000 credits
                reserve c1 r1                   | 1 0 1 0
                reserve c1 r2                   | refused: no credits available
                buy 999999999999                | 1000000000000 999999999999 1 0
                buy 1                           | refused: cannot buy 1 credit
                """);
    }

    @Test
    void rule2ACreditMovesAtMostOnceToSpentOrBack() {
        play(
                """
                buy 9                                  | 9 9 0 0
                spend c1 r1                            | refused: not where a ledger entry takes it
                return c1 r1 reserved contact-removed  | refused: not where a ledger entry takes it
                return c1 r1 spent bounced             | refused: not where a ledger entry takes it
                reserve c1 r1                          | 9 8 1 0
                reserve c1 r1                          | refused: not where a ledger entry takes it
                reserve c2 r1                          | refused: not where a ledger entry takes it
                return c1 r1 spent bounced             | refused: not where a ledger entry takes it
                spend c2 r1                            | refused: not where a ledger entry takes it
                return c2 r1 reserved contact-removed  | refused: not where a ledger entry takes it
                spend c1 r1                            | 9 8 0 1
                reserve c1 r2                          | 9 7 1 1
                spend c1 r1                            | refused: not where a ledger entry takes it
                reserve c1 r1                          | refused: not where a ledger entry takes it
                return c1 r1 reserved contact-removed  | refused: not where a ledger entry takes it
                spend c1 r2                            | 9 7 0 2
                return c1 r1 spent bounced             | 9 8 0 1
                return c1 r1 spent bounced             | refused: not where a ledger entry takes it
                spend c1 r1                            | refused: not where a ledger entry takes it
                reserve c1 r1                          | refused: not where a ledger entry takes it
                reserve c1 r3                          | 9 7 1 1
                return c1 r3 reserved expired-retry    | 9 8 0 1
                return c1 r3 reserved expired-retry    | refused: not where a ledger entry takes it
                spend c1 r3                            | refused: not where a ledger entry takes it
                """);
    }

    @Test
    void rule5OnlyABounceReturnsASpentCredit() {
        play(
                """
                buy 1                                  | 1 1 0 0
                reserve c1 r1                          | 1 0 1 0
                spend c1 r1                            | 1 0 0 1
                return c1 r1 spent contact-removed     | refused: CASE kind
                return c1 r1 spent campaign-deleted    | refused: CASE kind
                return c1 r1 spent invalid-address     | refused: CASE kind
                return c1 r1 spent do-not-email        | refused: CASE kind
                return c1 r1 spent expired-retry       | refused: CASE kind
                return c1 r1 available bounced         | refused: not where a ledger entry takes it or does not continue
                return c1 r1 spent bounced             | 1 1 0 0
                """);
    }

    /** What the schema alone refuses, whoever writes. */
    @Test
    void refusesRowsThatDoNotContinueTheLedger() {
        play(
                """
                row 2 purchase 5 - - - - - 5 5 0 0           | refused: does not continue
                row 0 purchase 5 - - - - - 5 5 0 0           | refused: does not continue
                row 1 purchase 5 - - - - - 5 4 1 0           | refused: does not continue
                row 1 purchase 5 - - - - - 6 6 0 0           | refused: does not continue
                row 1 purchase 5 - - - - - 5 5 0 0           | 5 5 0 0
                row 1 purchase 5 - - - - - 10 10 0 0         | refused: does not continue
                row 3 purchase 5 - - - - - 10 10 0 0         | refused: does not continue
                row 2 purchase 5 - - - - - 5 5 0 0           | refused: does not continue
                row 2 reserve 1 available - 1 1 - 5 5 0 0    | refused: does not continue
                row 2 reserve 1 available - 1 1 - 5 5 1 0    | refused: available + reserved + spent
                row 2 reserve 1 available - 1 1 - 5 4 0 1    | refused: does not continue
                row 2 reserve 1 available - 1 1 - 4 4 0 0    | refused: does not continue
                reserve c1 r1                                | 5 4 1 0
                row 3 spend 1 reserved - 1 1 - 5 4 1 0       | refused: does not continue
                row 3 spend 1 reserved - 1 1 - 5 5 0 0       | refused: does not continue
                row 3 spend 1 reserved - 1 1 - 5 4 1 1       | refused: does not continue
                row 3 return 1 reserved bounced 1 1 - 5 4 1 0 | refused: does not continue
                spend c1 r1                                  | 5 4 0 1
                row 4 return 1 spent bounced 1 1 - 5 4 0 1   | refused: does not continue
                row 4 return 1 spent bounced 1 1 - 5 5 -1 1  | refused: does not continue
                """);
    }

    @Test
    void refusesToChangeOrDeleteHistory() {
        play(
                """
                buy 5                                                    | 5 5 0 0
                reserve c1 r1                                            | 5 4 1 0
                sql UPDATE ledger_entry SET credits = 6 WHERE id = 1     | refused: never changed
                sql UPDATE ledger_entry SET id = 9 WHERE id = 2          | refused: never changed
                sql DELETE FROM ledger_entry WHERE id = 2                | refused: never deleted
                sql DELETE FROM ledger_entry                             | refused: never deleted
                sql DELETE FROM operation                                | refused: never deleted
                """);
    }

    @Test
    @OnSqliteAlone("PostgreSQL has no words that put a row in the place of another")
    void refusesToPutAnEntryInThePlaceOfAnother() {
        play(
                """
                buy 5                                                    | 5 5 0 0
                reserve c1 r1                                            | 5 4 1 0
                sql UPDATE OR REPLACE ledger_entry SET id = 1 WHERE id = 2 | refused: never changed
                sql REPLACE INTO ledger_entry SELECT id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash FROM ledger_entry WHERE id = 1 | refused: does not continue
                sql REPLACE INTO ledger_entry SELECT 3, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available - 1, reserved + 1, spent, expired, hash FROM ledger_entry WHERE id = 2 | refused: not where a ledger entry takes it
                """);
    }

    @Test
    void refusesRowsOfAnUnknownOperation() {
        play(
                """
                sql INSERT INTO ledger_entry SELECT 1, 0, 99, 'purchase', 5, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, 5, 5, 0, 0, 0, value FROM setting WHERE name = 'token-key' | refused: FOREIGN KEY
                """);
    }

    /** Each CHECK by itself, where no trigger comes before it. */
    @Test
    void refusesRowsThatAreNoMovement() {
        database.rehearse(
                tx -> {
                    LedgerTable.playWithoutTriggers(
                            tx,
                            """
                row 1 gift 1 - - - - - 1 1 0 0                   | refused: CASE kind
                row 1 - 1 - - - - - 1 1 0 0                      | refused: NOT NULL
                row 1 purchase 0 - - - - - 0 0 0 0               | refused: credits > 0
                row 1 purchase -1 - - - - - 1 1 0 0              | refused: credits > 0
                row 1 purchase 1 - - - - - 1 2 -1 0              | refused: reserved >= 0
                row 1 purchase 1 - - - - - 1 2 0 -1              | refused: spent >= 0
                row 1 purchase 1 - - - - - 1 -1 2 0              | refused: available >= 0
                row 1 purchase 1 - - - - - -1 -1 0 0             | refused: purchased >= 0 or available >= 0
                row 1 purchase 1 - - - - - 1 1 1 0               | refused: available + reserved + spent
                row 1 purchase 1 - - - 1 - 1 1 0 0               | refused: CASE kind
                row 1 purchase 1 - - 1 - - 1 1 0 0               | refused: CASE kind
                row 1 purchase 1 reserved - - - - 1 1 0 0        | refused: CASE kind
                row 1 purchase 1 - bounced - - - 1 1 0 0         | refused: CASE kind
                row 1 reserve 2 available - 1 1 - 2 0 2 0        | refused: CASE kind
                row 1 reserve 1 available - 1 1 INV-1 1 0 1 0    | refused: reference IS NULL
                row 1 reserve 1 available - 1 - - 1 0 1 0        | refused: CASE kind
                row 1 reserve 1 available - - 1 - 1 0 1 0        | refused: CASE kind
                row 1 reserve 1 - - 1 1 - 1 0 1 0                | refused: CASE kind
                row 1 reserve 1 reserved - 1 1 - 1 0 1 0         | refused: CASE kind
                row 1 reserve 1 pocket - 1 1 - 1 0 1 0           | refused: CASE kind
                row 1 reserve 1 available bounced 1 1 - 1 0 1 0  | refused: CASE kind
                row 1 spend 1 available - 1 1 - 1 0 0 1          | refused: CASE kind
                row 1 spend 1 spent - 1 1 - 1 0 0 1              | refused: CASE kind
                row 1 return 1 reserved - 1 1 - 1 1 0 0          | refused: CASE kind
                row 1 return 1 reserved whim 1 1 - 1 1 0 0       | refused: CASE kind
                row 1 return 1 available bounced 1 1 - 1 1 0 0   | refused: CASE kind
                row 1 return 1 - bounced 1 1 - 1 1 0 0           | refused: CASE kind
                row 1 return 1 spent do-not-email 1 1 - 1 1 0 0  | refused: CASE kind
                """);
                    return true;
                });
    }

    private static void play(String events) {
        database.rehearse(
                tx -> {
                    LedgerTable.play(tx, events);
                    return true;
                });
    }
}
