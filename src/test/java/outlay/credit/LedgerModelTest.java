package outlay.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.db.Database;
import outlay.db.OnBothEngines;
import outlay.db.TestDatabases;

/**
 * Does at random what may and what may not be done while the days go by, and keeps count in a model
 * of its own.
 */
@OnBothEngines
final class LedgerModelTest {
    private static final int STEPS = 250;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithAModelAfterEveryStep(long seed, @TempDir Path folder) {
        TestClock clock = new TestClock();
        try (Database database = TestDatabases.openOrCreate(folder.resolve("model.db"), clock)) {
            new Run(database, clock, seed).go();
        }
    }

    /** Where a recipient's credit is in the model. */
    private enum Credit {
        HELD,
        USED,
        BACK
    }

    private record Member(long campaign, Bought lot, Credit credit) {}

    /** What was bought together. */
    private static final class Bought {
        private final @Nullable LocalDate last;
        private long left;

        Bought(@Nullable LocalDate last, long left) {
            this.last = last;
            this.left = left;
        }

        boolean hasLapsed(LocalDate today) {
            return last != null && last.isBefore(today);
        }
    }

    private static final class Run {
        private final Database database;
        private final TestClock clock;
        private final Random random;
        private final Map<Long, Member> members = new HashMap<>();
        private final List<Bought> lots = new ArrayList<>();
        private final Map<Instant, Balance> history = new TreeMap<>();
        private long bought;
        private long expired;

        Run(Database database, TestClock clock, long seed) {
            this.database = database;
            this.clock = clock;
            this.random = new Random(seed);
        }

        void go() {
            for (int step = 0; step < STEPS; step++) {
                String where = "step " + step;
                letTimePass();
                act();
                database.read(
                        tx -> {
                            assertEquals(expected(), Ledger.balance(tx), where);
                            List<String> differences = new ArrayList<>();
                            LedgerCheck.each(tx, each -> differences.add(each.toString()));
                            assertEquals(List.of(), differences, where);
                            return true;
                        });
                history.put(clock.instant(), expected());
            }
            checkPast();
            checkLog();
            for (Account.By by : Account.By.values()) {
                checkAccount(by);
            }
        }

        private void letTimePass() {
            Duration time = random.nextInt(5) == 0 ? Duration.ofDays(1) : Duration.ofMinutes(7);
            clock.set(clock.instant().plus(time).toString());
            // A command that has begun before may go on without.
            if (random.nextBoolean()) {
                Lapses.enter(database);
                lapse();
            }
        }

        private LocalDate today() {
            return LocalDate.parse(clock.instant().toString().substring(0, 10));
        }

        private void lapse() {
            for (Bought lot : lots) {
                if (lot.hasLapsed(today())) {
                    expired += lot.left;
                    lot.left = 0;
                }
            }
        }

        private void act() {
            switch (random.nextInt(12)) {
                case 0 -> buy();
                case 1, 2, 3, 4 -> reserve();
                case 5, 6, 7 -> spend();
                case 8, 9 -> giveBack(CreditState.RESERVED, Credit.HELD);
                default -> giveBack(CreditState.SPENT, Credit.USED);
            }
        }

        private void buy() {
            int count = random.nextInt(12) - 1;
            int days = random.nextInt(12) - 1;
            LocalDate last = days > 8 ? null : today().plusDays(days);
            Bought lot = new Bought(last, count);
            boolean allowed = count > 0 && !lot.hasLapsed(today());
            PurchaseTerms terms = new PurchaseTerms(null, null, null, last);
            expect(
                    allowed,
                    book -> {
                        Ledger ledger = book.ledger(book.operation());
                        ledger.purchase(count, terms);
                    });
            if (allowed) {
                bought += count;
                lots.add(lot);
            }
        }

        private void reserve() {
            long recipient = anyRecipient();
            long campaign = random.nextBoolean() ? 1 : 2;
            Optional<Bought> lot =
                    lots.stream()
                            .filter(each -> each.left > 0 && !each.hasLapsed(today()))
                            .min(
                                    Comparator.comparing(
                                            each -> each.last == null ? LocalDate.MAX : each.last));
            boolean allowed = lot.isPresent() && !members.containsKey(recipient);
            expect(allowed, book -> book.reserve(book.operation(), campaign, recipient));
            if (allowed) {
                lapse();
                lot.get().left--;
                members.put(recipient, new Member(campaign, lot.get(), Credit.HELD));
            }
        }

        private void spend() {
            long recipient = anyRecipient();
            long campaign = campaign(recipient);
            Member member = members.get(recipient);
            boolean allowed = isAt(member, campaign, Credit.HELD);
            expect(allowed, book -> book.spend(book.operation(), campaign, recipient));
            if (allowed && member != null) {
                members.put(recipient, new Member(campaign, member.lot(), Credit.USED));
            }
        }

        private void giveBack(CreditState from, Credit mustBe) {
            long recipient = anyRecipient();
            long campaign = campaign(recipient);
            ReturnReason reason =
                    random.nextInt(4) == 0 ? ReturnReason.EXPIRED_RETRY : ReturnReason.BOUNCED;
            Member member = members.get(recipient);
            boolean allowed =
                    isAt(member, campaign, mustBe)
                            && (mustBe == Credit.HELD || reason == ReturnReason.BOUNCED);
            expect(
                    allowed,
                    book -> book.giveBack(book.operation(), campaign, recipient, from, reason));
            if (allowed && member != null) {
                members.put(recipient, new Member(campaign, member.lot(), Credit.BACK));
                member.lot().left++;
                if (member.lot().hasLapsed(today())) {
                    member.lot().left--;
                    expired++;
                }
            }
        }

        private static boolean isAt(@Nullable Member member, long campaign, Credit credit) {
            return member != null && member.campaign() == campaign && member.credit() == credit;
        }

        private long anyRecipient() {
            return 1L + random.nextInt(60);
        }

        /** Returns the recipient's campaign, and sometimes another one. */
        private long campaign(long recipient) {
            Member member = members.get(recipient);
            long own = member == null ? 1 : member.campaign();
            return random.nextInt(10) == 0 ? 3 - own : own;
        }

        private void expect(boolean allowed, Consumer<CreditBook> movement) {
            Runnable command =
                    () ->
                            database.write(
                                    tx -> {
                                        movement.accept(new CreditBook(tx));
                                        return true;
                                    });
            if (allowed) {
                command.run();
            } else {
                assertThrows(RuntimeException.class, command::run);
            }
        }

        private Balance expected() {
            long held = count(Credit.HELD);
            long used = count(Credit.USED);
            return new Balance(bought, bought - held - used - expired, held, used, expired);
        }

        private long count(Credit credit) {
            return members.values().stream().filter(member -> member.credit() == credit).count();
        }

        private void checkPast() {
            history.forEach(
                    (at, balance) ->
                            assertEquals(
                                    balance, database.read(tx -> Ledger.balance(tx, at)), "" + at));
        }

        /** The lines of the log lead from nothing to the balance, and never below zero. */
        private void checkLog() {
            for (boolean detail : List.of(true, false)) {
                Balance[] balance = {Balance.EMPTY};
                database.read(
                        tx -> {
                            LedgerLog.each(
                                    tx,
                                    new LogRequest(null, null, null, null, null, detail),
                                    CreditBook::address,
                                    line -> balance[0] = checkLine(balance[0], line));
                            return true;
                        });
                assertEquals(expected(), balance[0]);
            }
        }

        private static Balance checkLine(Balance before, LogLine line) {
            Balance balance = before.after(movement(line));
            assertEquals(line.available(), balance.available());
            assertEquals(line.reserved(), balance.reserved());
            assertEquals(line.spent(), balance.spent());
            assertEquals(line.expired(), balance.expired());
            assertTrue(balance.addsUp(), line.toString());
            return balance;
        }

        private static Movement movement(LogLine line) {
            return new Movement(
                    line.kind(),
                    line.credits(),
                    line.from(),
                    line.reason(),
                    null,
                    null,
                    0,
                    PurchaseTerms.NONE);
        }

        private void checkAccount(Account.By by) {
            Account account = database.read(tx -> Account.of(tx, by));
            Account.Row total = account.total();
            assertEquals(expected().reserved(), total.open());
            assertEquals(expected().spent(), total.spent());
            assertEquals(expected().expired(), total.expired());
            assertEquals(members.size(), total.reserved());
            assertEquals(members.size(), sum(account, Account.Row::reserved));
            assertEquals(total.open(), sum(account, Account.Row::open));
            assertEquals(total.spent(), sum(account, Account.Row::spent));
            assertEquals(total.expired(), sum(account, Account.Row::expired));
        }

        private static long sum(Account account, ToLongFunction<Account.Row> of) {
            return account.rows().stream().mapToLong(of).sum();
        }
    }
}
