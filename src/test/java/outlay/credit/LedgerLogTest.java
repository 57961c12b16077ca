package outlay.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Problem;
import outlay.db.Database;
import outlay.db.OnBothEngines;
import outlay.db.TestDatabases;
import outlay.db.Transaction;

/**
 * Lines are written {@code id kind credits [<from] [reason] [campaign] [email] #operation
 * [reference] = available reserved spent}.
 */
@OnBothEngines
final class LedgerLogTest {
    private static final LogRequest ALL = of(null, null, null);
    private static final LogRequest DETAIL = new LogRequest(null, null, null, null, null, true);

    private static Database database;

    @BeforeAll
    static void open(@TempDir Path folder) {
        database = TestDatabases.openOrCreate(folder.resolve("log.db"), new TestClock());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void hasNoLineBeforeTheFirstEntry() {
        assertLog(ALL, book -> {}, "");
    }

    @Test
    void addsUpWhatOneOperationMovesInOneWay() {
        assertLog(
                ALL,
                book -> {
                    book.buy(1, 10, "INV-1");
                    reserve(book, 2, 1, 1, 2, 3, 4);
                    book.spend(3, 1, 1);
                    book.spend(3, 1, 2);
                    book.giveBack(4, 1, 3, CreditState.RESERVED, ReturnReason.CONTACT_REMOVED);
                    book.giveBack(5, 1, 1, CreditState.SPENT, ReturnReason.BOUNCED);
                },
                """
                1 purchase 10 #1 INV-1 = 10 0 0
                2 reserve 4 <available spring #2 = 6 4 0
                6 spend 2 <reserved spring #3 = 6 2 2
                8 return 1 <reserved contact-removed spring #4 = 7 1 2
                9 return 1 <spent bounced spring #5 = 8 1 1
                """);
    }

    @Test
    void ordersAnOperationByKindAndLetsTheBalancesRunThroughItsLines() {
        assertLog(
                ALL,
                book -> {
                    book.buy(1, 3, null);
                    reserve(book, 2, 1, 1, 2);
                    reserve(book, 2, 2, 3);
                    book.giveBack(3, 1, 1, CreditState.RESERVED, ReturnReason.BOUNCED);
                    book.spend(3, 2, 3);
                    book.spend(3, 1, 2);
                    book.giveBack(3, 1, 2, CreditState.SPENT, ReturnReason.BOUNCED);
                },
                """
                1 purchase 3 #1 = 3 0 0
                2 reserve 2 <available spring #2 = 1 2 0
                4 reserve 1 <available summer #2 = 0 3 0
                6 spend 1 <reserved summer #3 = 0 2 1
                7 spend 1 <reserved spring #3 = 0 1 2
                5 return 1 <reserved bounced spring #3 = 1 0 2
                8 return 1 <spent bounced spring #3 = 2 0 1
                """);
    }

    @Test
    void splitsAnOperationWhereAnotherOneCameBetween() {
        assertLog(
                ALL,
                book -> {
                    book.buy(1, 9, null);
                    reserve(book, 2, 1, 1, 2, 3);
                    book.spend(3, 1, 1);
                    book.buy(4, 1, null);
                    book.spend(3, 1, 2);
                    book.spend(3, 1, 3);
                },
                """
                1 purchase 9 #1 = 9 0 0
                2 reserve 3 <available spring #2 = 6 3 0
                5 spend 1 <reserved spring #3 = 6 2 1
                6 purchase 1 #4 = 7 2 1
                7 spend 2 <reserved spring #3 = 7 0 3
                """);
    }

    @Test
    void splitsAnOperationThatReservesWhatItHasReturned() {
        assertLog(
                ALL,
                book -> {
                    book.buy(1, 1, null);
                    reserve(book, 2, 1, 1);
                    book.giveBack(2, 1, 1, CreditState.RESERVED, ReturnReason.CONTACT_REMOVED);
                    reserve(book, 2, 1, 2);
                },
                """
                1 purchase 1 #1 = 1 0 0
                2 reserve 1 <available spring #2 = 0 1 0
                3 return 1 <reserved contact-removed spring #2 = 1 0 0
                4 reserve 1 <available spring #2 = 0 1 0
                """);
    }

    @Test
    void keepsPurchasesWithDifferentReferencesApart() {
        assertLog(
                ALL,
                book -> {
                    book.buy(1, 1, "A");
                    book.buy(1, 2, "B");
                    book.buy(1, 4, "A");
                },
                """
                1 purchase 5 #1 A = 5 0 0
                2 purchase 2 #1 B = 7 0 0
                """);
    }

    @Test
    void showsEachEntryWithTheAddressInDetail() {
        assertLog(
                DETAIL,
                book -> {
                    book.buy(1, 2, null);
                    reserve(book, 2, 1, 7, 8);
                    book.spend(3, 1, 8);
                    book.erase(7);
                },
                """
                1 purchase 2 #1 = 2 0 0
                2 reserve 1 <available spring #2 = 1 1 0
                3 reserve 1 <available spring p8@x.example #2 = 0 2 0
                4 spend 1 <reserved spring p8@x.example #3 = 0 1 1
                """);
    }

    @Test
    void selectsLinesWhoseBalancesAreThoseOfTheWholeLedger() {
        Consumer<CreditBook> story =
                book -> {
                    book.buy(1, 6, null);
                    reserve(book, 2, 1, 1, 2);
                    reserve(book, 3, 2, 3, 4);
                    book.giveBack(4, 2, 3, CreditState.RESERVED, ReturnReason.DO_NOT_EMAIL);
                    book.giveBack(4, 1, 2, CreditState.RESERVED, ReturnReason.DO_NOT_EMAIL);
                };
        String purchase = "1 purchase 6 #1 = 6 0 0\n";
        String spring = "2 reserve 2 <available spring #2 = 4 2 0\n";
        String summer = "4 reserve 2 <available summer #3 = 2 4 0\n";
        String outOfSummer = "6 return 1 <reserved do-not-email summer #4 = 3 3 0\n";
        String outOfSpring = "7 return 1 <reserved do-not-email spring #4 = 4 2 0\n";
        assertLog(of("spring", null, null), story, spring + outOfSpring);
        assertLog(of("summer", null, null), story, summer + outOfSummer);
        assertLog(of("spring", MovementKind.RETURN, null), story, outOfSpring);
        assertLog(of(null, MovementKind.PURCHASE, null), story, purchase);
        assertLog(of(null, MovementKind.SPEND, null), story, "");
        assertLog(of(null, null, 1), story, outOfSpring);
        assertLog(of(null, null, 2), story, outOfSummer + outOfSpring);
        assertLog(of(null, MovementKind.RESERVE, 1), story, summer);
        assertLog(of(null, null, 9), story, purchase + spring + summer + outOfSummer + outOfSpring);
    }

    @Test
    void findsCampaignsThatAreDeleted() {
        assertLog(
                of("autumn", null, null),
                book -> {
                    book.campaign(3, "autumn", "deleted");
                    book.campaign(4, "autumn", "deleted");
                    book.campaign(5, "autumn", "active");
                    book.buy(1, 6, null);
                    reserve(book, 2, 3, 1);
                    reserve(book, 3, 4, 2);
                    reserve(book, 4, 5, 3);
                    reserve(book, 5, 1, 4);
                },
                """
                2 reserve 1 <available autumn #2 = 5 1 0
                3 reserve 1 <available autumn #3 = 4 2 0
                4 reserve 1 <available autumn #4 = 3 3 0
                """);
    }

    @Test
    void refusesACampaignThatNeverWas() {
        Problem problem =
                assertThrows(
                        Problem.class, () -> assertLog(of("winter", null, null), book -> {}, ""));
        assertEquals(Problem.Kind.NOT_ALLOWED, problem.kind());
        assertEquals("there never was a campaign named winter", problem.what());
    }

    @Test
    void refusesALedgerThatUsesOtherWords() {
        Consumer<CreditBook> story =
                book -> {
                    book.buy(1, 6, null);
                    book.tamper("UPDATE ledger_entry SET kind = 'gift'");
                };
        Problem problem = assertThrows(Problem.class, () -> assertLog(ALL, story, ""));
        assertEquals(Problem.Kind.DAMAGED, problem.kind());
        assertTrue(problem.what().contains("entry 1"), problem.what());
    }

    @Test
    void takesTheTimeOfALineFromItsLastEntry(@TempDir Path folder) {
        TestClock clock = new TestClock();
        try (Database own = TestDatabases.openOrCreate(folder.resolve("own.db"), clock)) {
            clock.set("2026-03-01T23:59:59.999Z");
            own.write(tx -> enter(tx, book -> book.buy(1, 6, null)));
            clock.set("2026-03-02T00:00:00Z");
            own.write(tx -> enter(tx, book -> reserve(book, 2, 1, 1)));
            clock.set("2026-03-02T10:00:00.500Z");
            own.write(tx -> enter(tx, book -> reserve(book, 2, 1, 2)));
            assertEquals("1", ids(own, null, "2026-03-02T00:00:00Z"));
            assertEquals("2", ids(own, "2026-03-02T00:00:00Z", null));
            assertEquals("2", ids(own, "2026-03-02T10:00:00.500Z", "2026-03-02T10:00:00.501Z"));
            assertEquals("", ids(own, "2026-03-02T10:00:00.501Z", null));
            assertEquals("1", ids(own, "2026-03-01T23:59:59.999Z", "2026-03-02T10:00:00.500Z"));
        }
    }

    /** Runs of operations longer and shorter than what is read at once. */
    @Test
    void findsTheLastLinesFromTheEndAsFromTheBeginning() {
        database.rehearse(
                tx -> {
                    CreditBook book = new CreditBook(tx);
                    for (int i = 0; i < 5; i++) {
                        book.operation();
                    }
                    book.buy(1, 9_000, null);
                    int recipient = 0;
                    for (int run = 0; run < 24; run++) {
                        for (int i = 0; i < (run == 9 ? 3_000 : run * run); i++) {
                            recipient++;
                            book.reserve(2 + run % 3, 1 + run % 2, recipient);
                            if (run % 4 == 1 && i % 5 == 0) {
                                book.spend(2 + run % 3, 1 + run % 2, recipient);
                            }
                        }
                    }
                    Stream.of(
                                    ALL,
                                    DETAIL,
                                    of("spring", null, null),
                                    of(null, MovementKind.SPEND, null))
                            .forEach(request -> assertSameEnd(tx, request));
                    return true;
                });
    }

    private static void assertSameEnd(Transaction tx, LogRequest all) {
        List<LogLine> lines = lines(tx, all);
        for (int limit : new int[] {1, 2, 7, 20, 999, 4_000, 20_000}) {
            LogRequest last =
                    new LogRequest(all.campaign(), all.kind(), null, null, limit, all.detail());
            int from = Math.max(0, lines.size() - limit);
            assertEquals(lines.subList(from, lines.size()), lines(tx, last), "limit " + limit);
        }
    }

    private static List<LogLine> lines(Transaction tx, LogRequest request) {
        List<LogLine> lines = new ArrayList<>();
        LedgerLog.each(tx, request, CreditBook::address, lines::add);
        return lines;
    }

    private static boolean enter(Transaction tx, Consumer<CreditBook> story) {
        CreditBook book = new CreditBook(tx);
        book.operation();
        book.operation();
        story.accept(book);
        return true;
    }

    private static String ids(Database own, @Nullable String since, @Nullable String until) {
        LogRequest request =
                new LogRequest(
                        null,
                        null,
                        since == null ? null : Instant.parse(since),
                        until == null ? null : Instant.parse(until),
                        null,
                        false);
        List<String> ids = new ArrayList<>();
        own.read(
                tx -> {
                    LedgerLog.each(
                            tx, request, CreditBook::address, line -> ids.add("" + line.id()));
                    return true;
                });
        return String.join(" ", ids);
    }

    private static LogRequest of(
            @Nullable String campaign, @Nullable MovementKind kind, @Nullable Integer limit) {
        return new LogRequest(campaign, kind, null, null, limit, false);
    }

    private static void reserve(CreditBook book, long operation, long campaign, long... to) {
        for (long recipient : to) {
            book.reserve(operation, campaign, recipient);
        }
    }

    /** Plays a story by the operations 1 to 5, and then compares the log. */
    private static void assertLog(LogRequest request, Consumer<CreditBook> story, String expected) {
        database.rehearse(
                tx -> {
                    CreditBook book = new CreditBook(tx);
                    for (int i = 0; i < 5; i++) {
                        book.operation();
                    }
                    story.accept(book);
                    assertEquals(expected, log(tx, request));
                    return true;
                });
    }

    private static String log(Transaction tx, LogRequest request) {
        List<String> lines = new ArrayList<>();
        LedgerLog.each(tx, request, CreditBook::address, line -> lines.add(text(line)));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String text(LogLine line) {
        return line.id()
                + " "
                + line.kind()
                + " "
                + line.credits()
                + (line.from() == null ? "" : " <" + line.from())
                + (line.reason() == null ? "" : " " + line.reason())
                + (line.campaign() == null ? "" : " " + line.campaign())
                + (line.email() == null ? "" : " " + line.email())
                + " #"
                + line.operation()
                + (line.reference() == null ? "" : " " + line.reference())
                + " = "
                + line.available()
                + " "
                + line.reserved()
                + " "
                + line.spent();
    }
}
