package outlay.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.db.Database;
import outlay.db.Transaction;

/** Does at random what may and what may not be done, and keeps count in a model of its own. */
final class LedgerModelTest {
    private static final int STEPS = 250;

    private static Database database;

    @BeforeAll
    static void open(@TempDir Path folder) {
        database = Database.openOrCreate(folder.resolve("model.db"), new TestClock());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithAModelAfterEveryStep(long seed) {
        database.rehearse(
                tx -> {
                    new Run(tx, seed).go();
                    return true;
                });
    }

    /** Where a recipient's credit is in the model. */
    private enum Credit {
        HELD,
        USED,
        BACK
    }

    private record Member(long campaign, Credit credit) {}

    private static final class Run {
        private final Transaction tx;
        private final CreditBook book;
        private final Random random;
        private final Map<Long, Member> members = new HashMap<>();
        private long bought;
        private long operation;

        Run(Transaction tx, long seed) {
            this.tx = tx;
            this.book = new CreditBook(tx);
            this.random = new Random(seed);
        }

        void go() {
            for (int step = 0; step < STEPS; step++) {
                String where = "step " + step;
                if (operation == 0 || random.nextInt(4) == 0) {
                    operation = book.operation();
                }
                act();
                assertEquals(expected(), book.balance(), where);
                assertEquals(List.of(), book.differences(), where);
            }
            checkLog();
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
            expect(count > 0, () -> book.buy(operation, count, null));
            bought += Math.max(0, count);
        }

        private void reserve() {
            long recipient = anyRecipient();
            long campaign = random.nextBoolean() ? 1 : 2;
            boolean allowed = expected().available() > 0 && !members.containsKey(recipient);
            expect(allowed, () -> book.reserve(operation, campaign, recipient));
            if (allowed) {
                members.put(recipient, new Member(campaign, Credit.HELD));
            }
        }

        private void spend() {
            long recipient = anyRecipient();
            long campaign = campaign(recipient);
            boolean allowed = new Member(campaign, Credit.HELD).equals(members.get(recipient));
            expect(allowed, () -> book.spend(operation, campaign, recipient));
            if (allowed) {
                members.put(recipient, new Member(campaign, Credit.USED));
            }
        }

        private void giveBack(CreditState from, Credit mustBe) {
            long recipient = anyRecipient();
            long campaign = campaign(recipient);
            ReturnReason reason =
                    random.nextInt(4) == 0 ? ReturnReason.EXPIRED_RETRY : ReturnReason.BOUNCED;
            boolean allowed =
                    new Member(campaign, mustBe).equals(members.get(recipient))
                            && (mustBe == Credit.HELD || reason == ReturnReason.BOUNCED);
            expect(allowed, () -> book.giveBack(operation, campaign, recipient, from, reason));
            if (allowed) {
                members.put(recipient, new Member(campaign, Credit.BACK));
            }
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

        private static void expect(boolean allowed, Runnable movement) {
            if (allowed) {
                movement.run();
            } else {
                assertThrows(RuntimeException.class, movement::run);
            }
        }

        private Balance expected() {
            long held = count(Credit.HELD);
            long used = count(Credit.USED);
            return new Balance(bought, bought - held - used, held, used);
        }

        private long count(Credit credit) {
            return members.values().stream().filter(member -> member.credit() == credit).count();
        }

        /** The lines of the log lead from nothing to the balance, and never below zero. */
        private void checkLog() {
            for (boolean detail : List.of(true, false)) {
                Balance[] balance = {Balance.EMPTY};
                LedgerLog.each(
                        tx,
                        new LogRequest(null, null, null, null, null, detail),
                        CreditBook::address,
                        line -> {
                            balance[0] = balance[0].after(movement(line));
                            assertEquals(line.available(), balance[0].available());
                            assertEquals(line.reserved(), balance[0].reserved());
                            assertEquals(line.spent(), balance[0].spent());
                            assertTrue(balance[0].addsUp(), line.toString());
                        });
                assertEquals(expected(), balance[0]);
            }
        }

        private static Movement movement(LogLine line) {
            return new Movement(
                    line.kind(), line.credits(), line.from(), line.reason(), null, null, null);
        }
    }
}
