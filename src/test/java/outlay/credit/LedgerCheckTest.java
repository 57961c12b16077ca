package outlay.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.Watcher;
import outlay.db.Database;
import outlay.db.OnBothEngines;
import outlay.db.TestDatabases;
import outlay.db.Transaction;

/**
 * What the check says after hands from outside were on this ledger:
 *
 * <pre>
 * 1 buy 9          2 reserve r1   3 reserve r2   4 reserve r3   5 reserve r4
 * 6 spend r1       7 spend r2     8 return r2 from spent        9 return r3 from reserved
 * </pre>
 */
@OnBothEngines
final class LedgerCheckTest {
    private static Database database;

    @BeforeAll
    static void open(@TempDir Path folder) {
        database = TestDatabases.openOrCreate(folder.resolve("check.db"), new TestClock());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void findsNothingInALedgerThatNobodyTouched() {
        database.rehearse(
                tx -> {
                    CreditBook book = new CreditBook(tx);
                    assertEquals(List.of(), book.differences());
                    story(book);
                    assertEquals(List.of(), book.differences());
                    return true;
                });
    }

    @Test
    void findsChangedNumbers() {
        assertDifferences(
                "UPDATE ledger_entry SET credits = 10 WHERE id = 1",
                """
                entry 1: its balances are 9 purchased, 9 available, 0 reserved, 0 spent, 0 expired; after \
                the entry before it they must be 10 purchased, 10 available, 0 reserved, 0 spent, 0 expired
                balance: it is 9 purchased, 7 available, 1 reserved, 1 spent, 0 expired; all entries make \
                10 purchased, 8 available, 1 reserved, 1 spent, 0 expired
                """);
        assertDifferences(
                "UPDATE ledger_entry SET available = 8, reserved = 0 WHERE id = 9",
                """
                entry 9: its balances are 9 purchased, 8 available, 0 reserved, 1 spent, 0 expired; after \
                the entry before it they must be 9 purchased, 7 available, 1 reserved, 1 spent, 0 expired
                balance: it is 9 purchased, 8 available, 0 reserved, 1 spent, 0 expired; all entries make 9 \
                purchased, 7 available, 1 reserved, 1 spent, 0 expired
                """);
    }

    /** Whatever is changed by hand in whatever row, the check says so. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "id = id + 100",
                "at = at + 1",
                "operation_id = 2",
                "kind = CASE kind WHEN 'expire' THEN 'return' ELSE 'expire' END",
                "credits = credits + 1",
                "from_state = CASE from_state WHEN 'spent' THEN 'reserved' ELSE 'spent' END",
                "reason = CASE reason WHEN 'bounced' THEN 'expired-retry' ELSE 'bounced' END",
                "campaign_id = 2",
                "recipient_id = 99",
                "reference = 'INV-2'",
                "price = '1.00'",
                "currency = 'EUR'",
                "expires_on = '2999-12-31'",
                "purchase_id = 2",
                "purchased = purchased + 1, available = available + 1",
                "available = available - 1, reserved = reserved + 1",
                "reserved = reserved + 1, spent = spent - 1",
                "spent = spent + 1, expired = expired - 1",
                "hash = (SELECT other.hash FROM ledger_entry AS other"
                        + " WHERE other.id = CASE ledger_entry.id WHEN 1 THEN 2 ELSE 1 END)"
            })
    void findsAChangeOfAnyColumnOfAnyRow(String change) {
        for (int row = 1; row <= 9; row++) {
            int id = row;
            database.rehearse(
                    tx -> {
                        CreditBook book = new CreditBook(tx);
                        story(book);
                        book.operation();
                        book.tamper("UPDATE ledger_entry SET " + change + " WHERE id = " + id);
                        boolean found =
                                book.differences().stream()
                                        .anyMatch(line -> line.startsWith("entry "));
                        assertTrue(found, change + " in row " + id);
                        return true;
                    });
        }
    }

    @Test
    void findsThatAPurchaseHasMoreLeftThanItsEntriesSay() {
        database.rehearse(
                tx -> {
                    CreditBook book = new CreditBook(tx);
                    story(book);
                    tx.update("UPDATE purchase SET available = 8");
                    assertEquals(
                            List.of("purchase 1: available are 8; all entries make 7"),
                            book.differences());
                    return true;
                });
    }

    @Test
    void provesThatNothingUpToAHeadHasChanged() {
        database.rehearse(
                tx -> {
                    CreditBook book = new CreditBook(tx);
                    assertEquals(List.of(), beside(tx, Ledger.head(tx)));
                    story(book);
                    Head head = Ledger.head(tx);
                    assertEquals(9, head.entries());
                    book.reserve(book.operation(), 1, 5);
                    assertEquals(List.of(), beside(tx, head));
                    assertEquals(List.of(), beside(tx, Ledger.head(tx)));
                    Head other = new Head(9, Ledger.head(tx).hash());
                    assertEquals(
                            List.of(
                                    "head: entry 9 or one before it is not what it was: its hash is "
                                            + head.hash()),
                            beside(tx, other));
                    assertEquals(
                            List.of("head: the ledger has only 10 entries"),
                            beside(tx, new Head(11, head.hash())));
                    return true;
                });
    }

    private static List<String> beside(Transaction tx, Head head) {
        List<String> differences = new ArrayList<>();
        LedgerCheck.each(tx, head, Watcher.NOBODY, each -> differences.add(each.toString()));
        return differences;
    }

    @Test
    void findsMoneyMadeUpThroughAllRows() {
        assertDifferences(
                "UPDATE ledger_entry SET purchased = purchased + 5, available = available + 5",
                """
                entry 1: its balances are 14 purchased, 14 available, 0 reserved, 0 spent, 0 expired; after \
                the entry before it they must be 9 purchased, 9 available, 0 reserved, 0 spent, 0 expired
                balance: it is 14 purchased, 12 available, 1 reserved, 1 spent, 0 expired; all entries make \
                9 purchased, 7 available, 1 reserved, 1 spent, 0 expired
                """);
    }

    @Test
    void findsBalancesBelowZero() {
        assertDifferences(
                """
                UPDATE ledger_entry
                SET credits = CASE id WHEN 1 THEN 2 ELSE credits END, purchased = 2, available = available - 7
                """,
                """
                entry 4: its balances do not add up, or are below zero: 2 purchased, -1 \
                available, 3 reserved, 0 spent, 0 expired
                entry 4: its purchase has no credit left for it
                entry 5: its balances do not add up, or are below zero: 2 purchased, -2 \
                available, 4 reserved, 0 spent, 0 expired
                entry 6: its balances do not add up, or are below zero: 2 purchased, -2 \
                available, 3 reserved, 1 spent, 0 expired
                entry 7: its balances do not add up, or are below zero: 2 purchased, -2 \
                available, 2 reserved, 2 spent, 0 expired
                entry 8: its balances do not add up, or are below zero: 2 purchased, -1 \
                available, 2 reserved, 1 spent, 0 expired
                """);
    }

    @Test
    void findsMissingEntries() {
        assertDifferences(
                "DELETE FROM ledger_entry WHERE id = 1",
                """
                entry 2: the entry before it is missing
                entry 2: its balances are 9 purchased, 8 available, 1 reserved, 0 spent, 0 expired; after \
                the entry before it they must be 0 purchased, -1 available, 1 reserved, 0 spent, 0 expired
                entry 2: it is of purchase 1, which is none
                operation 1: it bought credits, but the ledger has no entry of it
                balance: it is 9 purchased, 7 available, 1 reserved, 1 spent, 0 expired; all entries make 0 \
                purchased, -2 available, 1 reserved, 1 spent, 0 expired
                """);
        assertDifferences(
                "DELETE FROM ledger_entry WHERE id = 4",
                """
                entry 5: the entry before it is 3
                entry 5: its balances are 9 purchased, 5 available, 4 reserved, 0 spent, 0 expired; after \
                the entry before it they must be 9 purchased, 6 available, 3 reserved, 0 spent, 0 expired
                balance: it is 9 purchased, 7 available, 1 reserved, 1 spent, 0 expired; all entries make 9 \
                purchased, 8 available, 0 reserved, 1 spent, 0 expired
                recipient 3: entry 9 (return from reserved) cannot be: its credit is not there
                recipient 3: its credit is not there (entry 9), but its row says returned, steps \
                sent: 0, waiting: no
                """);
        assertDifferences(
                "DELETE FROM ledger_entry WHERE id = 9",
                """
                recipient 3: its credit is reserved (entry 4), but its row says returned, steps \
                sent: 0, waiting: no
                """);
        assertDifferences(
                "UPDATE ledger_entry SET id = 11 WHERE id = 9",
                """
                entry 11: the entry before it is 8
                """);
        assertDifferences(
                "UPDATE ledger_entry SET id = -1 WHERE id = 1",
                """
                entry -1: the entry before it is missing
                entry -1: it is a purchase, and names another one
                entry 2: the entry before it is -1
                entry 2: it is of purchase 1, which is none
                """);
    }

    @Test
    void findsThatThePurchaseAtTheEndIsGone() {
        database.rehearse(
                tx -> {
                    CreditBook book = new CreditBook(tx);
                    Purchases.buy(tx, 5, PurchaseTerms.NONE);
                    Purchases.buy(tx, 5, PurchaseTerms.NONE);
                    assertEquals(List.of(), book.differences());
                    book.tamper("DELETE FROM ledger_entry WHERE id = 2");
                    assertEquals(
                            "operation 2: it bought credits, but the ledger has no entry of it\n",
                            differences(book));
                    return true;
                });
    }

    @Test
    void findsWordsThatAreNoneOfTheLedgers() {
        assertDifferences(
                "UPDATE ledger_entry SET reason = 'whim' WHERE id = 9",
                """
                entry 9: it has a kind, a from or a reason that the ledger does not know
                balance: it is 9 purchased, 7 available, 1 reserved, 1 spent, 0 expired; all entries make 9 \
                purchased, 6 available, 2 reserved, 1 spent, 0 expired
                """);
        assertDifferences(
                "UPDATE ledger_entry SET kind = 'gift' WHERE id = 1",
                """
                entry 1: it has a kind, a from or a reason that the ledger does not know
                entry 2: it is of purchase 1, which is none
                balance: it is 9 purchased, 7 available, 1 reserved, 1 spent, 0 expired; all entries make 0 \
                purchased, -2 available, 1 reserved, 1 spent, 0 expired
                """);
        assertDifferences(
                "UPDATE ledger_entry SET from_state = 'pocket' WHERE id = 5",
                """
                entry 5: it has a kind, a from or a reason that the ledger does not know
                balance: it is 9 purchased, 7 available, 1 reserved, 1 spent, 0 expired; all entries make 9 \
                purchased, 8 available, 0 reserved, 1 spent, 0 expired
                recipient 4: entry 5 (reserve from null) cannot be: its credit is not there
                recipient 4: its credit is not there (entry 5), but its row says reserved, steps \
                sent: 0, waiting: yes
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 | reference = NULL, reason = 'bounced'| purchase of 9 because of bounced",
                "1 | recipient_id = NULL, campaign_id = 1 "
                        + "| purchase of 9 for campaign 1 with reference INV-1",
                "1 | from_state = 'spent' | purchase of 9 from spent with reference INV-1",
                "5 | reason = 'bounced' "
                        + "| reserve of 1 from available because of bounced for campaign 1 for"
                        + " recipient 4",
                "5 | reference = 'X' "
                        + "| reserve of 1 from available for campaign 1 for recipient 4 with"
                        + " reference X",
                "8 | reason = 'do-not-email' "
                        + "| return of 1 from spent because of do-not-email for campaign 1 for"
                        + " recipient 2",
                "8 | reason = NULL " + "| return of 1 from spent for campaign 1 for recipient 2",
                "6 | reason = 'bounced' "
                        + "| spend of 1 from reserved because of bounced for campaign 1 for"
                        + " recipient 1",
            })
    void findsCombinationsThatTheLedgerDoesNotAllow(String row) {
        List<String> cells = List.of(row.split(" *\\| *", -1));
        assertDifferences(
                "UPDATE ledger_entry SET " + cells.get(1) + " WHERE id = " + cells.get(0),
                "entry " + cells.get(0) + ": the ledger allows no " + cells.get(2) + "\n");
    }

    @Test
    void findsAPurchaseOfNothing() {
        assertDifferences(
                """
                INSERT INTO ledger_entry
                SELECT 10, 0, 1, 'purchase', 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 10,
                       9, 7, 1, 1, 0, hash
                FROM ledger_entry
                WHERE id = 1
                """,
                """
                entry 10: the ledger allows no purchase of 0
                """);
    }

    @Test
    void findsEntriesAboutNobody() {
        assertDifferences(
                "UPDATE ledger_entry SET recipient_id = NULL WHERE id = 9",
                """
                entry 9: the ledger allows no return of 1 from reserved because of bounced for \
                campaign 1
                recipient 3: its credit is reserved (entry 4), but its row says returned, steps \
                sent: 0, waiting: no
                """);
        assertDifferences(
                "UPDATE ledger_entry SET campaign_id = NULL WHERE id = 9",
                """
                entry 9: the ledger allows no return of 1 from reserved because of bounced for \
                recipient 3
                recipient 3: entry 9 (return from reserved) is for campaign 0, where it is not
                """);
        assertDifferences(
                "UPDATE ledger_entry SET recipient_id = 99 WHERE id = 5",
                """
                recipient 4: its credit is not there, but its row says reserved, steps sent: 0, \
                waiting: yes
                recipient 99: entry 5 is about it, but it does not exist
                """);
    }

    @Test
    void findsACreditThatMovedTwice() {
        assertDifferences(
                book -> book.dropGuard("INDEX", "ledger_entry_once"),
                "UPDATE ledger_entry SET recipient_id = 1 WHERE id = 7",
                """
                schema: ledger_entry_once, which guards the ledger, has been removed
                recipient 1: entry 7 (spend from reserved) cannot be: its credit is spent (entry \
                6)
                recipient 2: entry 8 (return from spent) cannot be: its credit is reserved \
                (entry 3)
                recipient 2: its credit is reserved (entry 8), but its row says returned, steps \
                sent: 1, waiting: no
                """);
        assertDifferences(
                book -> book.dropGuard("INDEX", "ledger_entry_once"),
                "UPDATE ledger_entry SET recipient_id = 1 WHERE id = 5",
                """
                schema: ledger_entry_once, which guards the ledger, has been removed
                recipient 1: entry 5 (reserve from available) cannot be: its credit is reserved \
                (entry 2)
                recipient 4: its credit is not there, but its row says reserved, steps sent: 0, \
                waiting: yes
                """);
    }

    @Test
    void findsRecipientsThatContradictTheLedger() {
        assertDifferences(
                "UPDATE recipient SET credit = 'reserved' WHERE id = 1",
                """
                recipient 1: its credit is spent (entry 6), but its row says reserved, steps \
                sent: 1, waiting: no
                """);
        assertDifferences(
                "UPDATE recipient SET credit = 'mine' WHERE id = 1",
                """
                recipient 1: its credit is spent (entry 6), but its row says an unknown word, \
                steps sent: 1, waiting: no
                """);
        assertDifferences(
                "UPDATE recipient SET steps_sent = 0 WHERE id = 1",
                """
                recipient 1: its credit is spent (entry 6), but its row says spent, steps sent: \
                0, waiting: no
                """);
        assertDifferences(
                "UPDATE recipient SET steps_sent = 0 WHERE id = 2",
                """
                recipient 2: its credit is returned (entry 8), but its row says returned, steps \
                sent: 0, waiting: no
                """);
        assertDifferences(
                "UPDATE recipient SET steps_sent = 2 WHERE id = 3",
                """
                recipient 3: its credit is returned (entry 9), but its row says returned, steps \
                sent: 2, waiting: no
                """);
        assertDifferences(
                "UPDATE recipient SET status = 'active' WHERE id = 3",
                """
                recipient 3: its credit is returned (entry 9), but its row says returned, steps \
                sent: 0, waiting: yes
                """);
        assertDifferences(
                "UPDATE recipient SET status = 'replied' WHERE id = 4",
                """
                recipient 4: its credit is reserved (entry 5), but its row says reserved, steps \
                sent: 0, waiting: no
                """);
        assertDifferences(
                "UPDATE recipient SET campaign_id = 2 WHERE id = 4",
                """
                recipient 4: entry 5 (reserve from available) is for campaign 1, where it is not
                """);
        assertDifferences(
                "DELETE FROM recipient WHERE id = 4",
                """
                recipient 4: entry 5 is about it, but it does not exist
                """);
        assertDifferences(
                "INSERT INTO recipient (id, campaign_id, status, credit, due_at)"
                        + " VALUES (9, 1, 'active', 'reserved', 0)",
                """
                recipient 9: its credit is not there, but its row says reserved, steps sent: 0, \
                waiting: yes
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status = 'held' WHERE id = 4",
                "status = 'in-doubt' WHERE id = 4",
                "in_flight = 1 WHERE id = 4",
                "status = 'unsubscribed', in_flight = 1 WHERE id = 4",
                "status = 'active', steps_sent = 3 WHERE id = 1",
                "status = 'replied' WHERE id = 1",
                "status = 'bounced' WHERE id = 2",
                "status = 'invalid' WHERE id = 3",
                "contact_id = NULL WHERE id = 3"
            })
    void allowsWhatCommandsMakeOfARecipient(String change) {
        database.rehearse(
                tx -> {
                    CreditBook book = new CreditBook(tx);
                    story(book);
                    tx.update("UPDATE recipient SET " + change);
                    assertEquals(List.of(), book.differences());
                    return true;
                });
    }

    @Test
    void findsEntriesOfNoOperation() {
        assertDifferences(
                "UPDATE ledger_entry SET operation_id = 77 WHERE id >= 8",
                """
                entry 8: its operation 77 does not exist
                entry 9: its operation 77 does not exist
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRIGGER ledger_entry_is_never_changed",
                "TRIGGER ledger_entry_is_never_deleted",
                "TRIGGER ledger_entry_follows",
                "TRIGGER ledger_entry_moves_one_way",
                "TRIGGER ledger_entry_expires_what_was_bought",
                "INDEX ledger_entry_once"
            })
    void findsThatAGuardIsGone(String guard) {
        database.rehearse(
                tx -> {
                    CreditBook book = new CreditBook(tx);
                    String kind = guard.substring(0, guard.indexOf(' '));
                    String name = guard.substring(guard.indexOf(' ') + 1);
                    book.dropGuard(kind, name);
                    assertEquals(
                            List.of(
                                    "schema: "
                                            + name
                                            + ", which guards the ledger, has been removed"),
                            book.differences());
                    return true;
                });
    }

    @Test
    void countsWhatItFinds() {
        database.rehearse(
                tx -> {
                    CreditBook book = new CreditBook(tx);
                    story(book);
                    assertEquals(0, LedgerCheck.each(tx, difference -> {}));
                    tx.update("UPDATE recipient SET status = 'removed' WHERE id = 4");
                    tx.update("UPDATE recipient SET campaign_id = 2 WHERE id = 2");
                    assertEquals(4, LedgerCheck.each(tx, difference -> {}));
                    return true;
                });
    }

    /** More than what is kept of recipients until the ledger has been read, on another thread. */
    @Test
    void tellsTheSameInTheSameOrderWhenBothHalvesAreReadAtOnce(@TempDir Path folder) {
        try (Database file =
                TestDatabases.openOrCreate(folder.resolve("both.db"), new TestClock())) {
            List<String> expected = file.write(LedgerCheckTest::storyWithManyDifferences);
            List<String> found = new ArrayList<>();
            file.read(tx -> LedgerCheck.each(tx, each -> found.add(each.toString())));
            assertEquals(1_500 + 2, found.size() - guards(found));
            assertEquals(expected, found);
        }
    }

    private static List<String> storyWithManyDifferences(Transaction tx) {
        CreditBook book = new CreditBook(tx);
        story(book);
        book.tamper("UPDATE ledger_entry SET at = at + 1 WHERE id IN (1, 9)");
        for (int recipient = 11; recipient <= 1_510; recipient++) {
            tx.update(
                    "INSERT INTO recipient (id, campaign_id, status, credit, due_at)"
                            + " VALUES (?, 1, 'active', 'reserved', 0)",
                    recipient);
        }
        return book.differences();
    }

    private static long guards(List<String> differences) {
        return differences.stream().filter(line -> line.startsWith("schema: ")).count();
    }

    private static void story(CreditBook book) {
        long operation = book.operation("credits buy");
        book.buy(operation, 9, "INV-1");
        for (int recipient = 1; recipient <= 4; recipient++) {
            book.reserve(operation, 1, recipient);
        }
        book.spend(operation, 1, 1);
        book.spend(operation, 1, 2);
        book.giveBack(operation, 1, 2, CreditState.SPENT, ReturnReason.BOUNCED);
        book.giveBack(operation, 1, 3, CreditState.RESERVED, ReturnReason.BOUNCED);
    }

    private static void assertDifferences(String tampering, String expected) {
        assertDifferences(book -> {}, tampering, expected);
    }

    /** Tampers with the story, and compares what the check says beside that triggers are gone. */
    private static void assertDifferences(
            Consumer<CreditBook> before, String tampering, String expected) {
        database.rehearse(
                tx -> {
                    CreditBook book = new CreditBook(tx);
                    story(book);
                    before.accept(book);
                    book.tamper(tampering);
                    assertEquals(expected, differences(book), tampering);
                    return true;
                });
    }

    /** But for what follows from every change: that its hash is another, and what is left. */
    private static String differences(CreditBook book) {
        StringBuilder lines = new StringBuilder();
        book.differences().stream()
                .filter(line -> !line.endsWith("its hash is not that of what it says"))
                .filter(line -> !line.matches("purchase -?[0-9]+: available are .*"))
                .filter(
                        line ->
                                !line.matches(
                                        "schema: .*_(changed|deleted|follows|way|was_bought), .*"))
                .forEach(line -> lines.append(line).append('\n'));
        return lines.toString();
    }
}
