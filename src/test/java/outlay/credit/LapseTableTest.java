package outlay.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.db.Database;
import outlay.db.OnBothEngines;
import outlay.db.TestDatabases;

/** How purchases lapse: each line is a command of its own, on the day that was named last. */
@OnBothEngines
final class LapseTableTest {
    private final TestClock clock = new TestClock();
    private final Path folder;

    LapseTableTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void lapsesWhenItsLastDayIsOver() {
        play(
                """
                day 2026-03-01
                expires 2026-02-28 5                  | refused: could not be used any more
                expires 2026-03-02 5                  | 5 5 0 0
                day 2026-03-02
                lapse                                 | 5 5 0 0
                reserve c1 r1                         | 5 4 1 0
                day 2026-03-03
                lapse                                 | 5 0 1 0 4
                lapse                                 | 5 0 1 0 4
                reserve c1 r2                         | refused: no credits available
                """);
    }

    @Test
    void aReservedCreditDoesNotLapseButOneThatComesBackDoes() {
        play(
                """
                day 2026-03-01
                expires 2026-03-01 4                  | 4 4 0 0
                reserve c1 r1                         | 4 3 1 0
                reserve c1 r2                         | 4 2 2 0
                reserve c1 r3                         | 4 1 3 0
                day 2026-03-02
                lapse                                 | 4 0 3 0 1
                spend c1 r1                           | 4 0 2 1 1
                spend c1 r2                           | 4 0 1 2 1
                return c1 r2 spent bounced            | 4 0 1 1 2
                return c1 r3 reserved contact-removed | 4 0 0 1 3
                return c1 r3 reserved contact-removed | refused: not where a ledger entry takes it
                """);
    }

    @Test
    void usesWhatLapsesSoonestFirstAndTheOlderOfEquals() {
        play(
                """
                day 2026-03-01
                buy 1                                 | 1 1 0 0
                expires 2026-03-20 1                  | 2 2 0 0
                expires 2026-03-10 1                  | 3 3 0 0
                expires 2026-03-10 1                  | 4 4 0 0
                reserve c1 r1                         | 4 3 1 0
                reserve c1 r2                         | 4 2 2 0
                reserve c1 r3                         | 4 1 3 0
                reserve c1 r4                         | 4 0 4 0
                """);
        assertEquals(List.of(3L, 4L, 2L, 1L), purchasesOfReserves());
    }

    /** Neither what is used up, nor what has lapsed, nor what never will. */
    @Test
    void tellsWhatLapsesTheSoonestFirst() {
        play(
                """
                day 2026-03-01
                buy 1                                 | 1 1 0 0
                expires 2026-03-01 1                  | 2 2 0 0
                expires 2026-03-20 3                  | 5 5 0 0
                expires 2026-03-10 1                  | 6 6 0 0
                expires 2026-03-15 2                  | 8 8 0 0
                day 2026-03-02
                lapse                                 | 8 7 0 0 1
                reserve c1 r1                         | 8 6 1 0 1
                reserve c1 r2                         | 8 5 2 0 1
                """);
        assertEquals(
                List.of(
                        new Purchases.Lapse(LocalDate.of(2026, 3, 15), 1, null),
                        new Purchases.Lapse(LocalDate.of(2026, 3, 20), 3, null)),
                lapsing());
    }

    private List<Purchases.Lapse> lapsing() {
        try (Database database = open()) {
            return database.read(Purchases::lapsing);
        }
    }

    /** What an earlier command has not entered, the next one that needs it does. */
    @Test
    void neverReservesWhatHasLapsed() {
        play(
                """
                day 2026-03-01
                expires 2026-03-01 2                  | 2 2 0 0
                buy 1                                 | 3 3 0 0
                day 2026-03-02
                reserve c1 r1                         | 3 0 1 0 2
                """);
        assertEquals(List.of(2L), purchasesOfReserves());
    }

    private List<Long> purchasesOfReserves() {
        List<Long> purchases = new ArrayList<>();
        try (Database database = open()) {
            database.read(
                    tx -> {
                        LedgerHistoryStore.each(
                                tx,
                                1,
                                row -> {
                                    Movement movement = row.knownMovement();
                                    if (movement.kind() == MovementKind.RESERVE) {
                                        purchases.add(movement.purchase());
                                    }
                                });
                        return true;
                    });
        }
        return purchases;
    }

    private void play(String events) {
        try (Database database = open()) {
            for (String line : events.lines().toList()) {
                if (line.startsWith("day ")) {
                    clock.set(line.substring("day ".length()) + "T23:59:59Z");
                } else {
                    database.write(
                            tx -> {
                                LedgerTable.play(tx, line);
                                return true;
                            });
                }
            }
        }
    }

    private Database open() {
        return TestDatabases.openOrCreate(folder.resolve("lapse.db"), clock);
    }
}
