package outlay.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.db.Attempt;
import outlay.db.ConstraintViolation;
import outlay.db.Tampering;
import outlay.db.Transaction;

/**
 * Plays a table of events, one a line: what happens, {@code |}, and then the balances after it
 * (purchased available reserved spent expired; 0 unless said) or {@code refused: } and words of the
 * refusal, of which one engine says one and one the other, with {@code or} between them. After each
 * line the check must find nothing.
 *
 * <pre>
 * buy N [REFERENCE]                    as the commands do it, through the ledger
 * reserve|spend C R
 * return C R FROM REASON
 * expires DATE N                       the same, for credits that expire
 * lapse                                enters what has lapsed
 * row ID KIND CREDITS FROM REASON C R REFERENCE P A R S E    by hand; a - is NULL
 * sql STATEMENT
 * </pre>
 */
final class LedgerTable {
    private final Transaction tx;
    private final CreditBook book;

    LedgerTable(Transaction tx) {
        this.tx = tx;
        this.book = new CreditBook(tx);
    }

    static void play(Transaction tx, String events) {
        LedgerTable table = new LedgerTable(tx);
        events.lines()
                .filter(line -> !line.isBlank())
                .forEach(
                        line -> {
                            table.play(line);
                            assertEquals(List.of(), table.book.differences(), line);
                        });
    }

    /** Plays with the constraints of the table alone. */
    static void playWithoutTriggers(Transaction tx, String events) {
        Tampering.dropTriggers(tx);
        events.lines().filter(line -> !line.isBlank()).forEach(new LedgerTable(tx)::play);
    }

    void play(String line) {
        int bar = line.lastIndexOf('|');
        String event = line.substring(0, bar).strip();
        String expected = line.substring(bar + 1).strip();
        Balance before = book.balance();
        if (expected.startsWith("refused: ")) {
            long operation = book.operation();
            RuntimeException refusal =
                    Attempt.refused(tx, () -> happen(operation, event), () -> line);
            assertTrue(
                    refusal instanceof Problem || refusal instanceof ConstraintViolation,
                    () -> line + ": " + refusal);
            String why = Attempt.why(tx, refusal);
            Stream<String> rules =
                    Stream.of(expected.substring("refused: ".length()).split(" or "));
            assertTrue(rules.anyMatch(why::contains), () -> line + ": " + why);
            assertEquals(before, book.balance(), line);
        } else {
            happen(book.operation(), event);
            assertEquals(expected.replaceAll(" +", " "), words(book.balance()), line);
        }
    }

    private void happen(long operation, String event) {
        String[] words = event.split(" +");
        switch (words[0]) {
            case "buy" -> book.buy(operation, number(words[1]), words.length > 2 ? words[2] : null);
            case "reserve" -> book.reserve(operation, number(words[1]), number(words[2]));
            case "spend" -> book.spend(operation, number(words[1]), number(words[2]));
            case "return" ->
                    book.giveBack(
                            operation,
                            number(words[1]),
                            number(words[2]),
                            CreditState.valueOf(words[3].toUpperCase(Locale.ROOT)),
                            ReturnReason.valueOf(
                                    words[4].toUpperCase(Locale.ROOT).replace('-', '_')));
            case "expires" -> book.buyUntil(operation, number(words[2]), LocalDate.parse(words[1]));
            case "lapse" -> new Ledger(tx, operation).expire();
            case "row" -> insertRow(operation, words);
            case "sql" -> tx.update(event.substring("sql ".length()));
            default -> throw new IllegalArgumentException(event);
        }
    }

    /** Of purchase 1, with the right hash if the row can be one. */
    private void insertRow(long operation, String[] words) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            values.add(words[i].equals("-") ? null : words[i]);
        }
        while (values.size() < 13) {
            values.add("0");
        }
        values.add("purchase".equals(words[2]) ? words[1] : "1");
        values.add(hash(operation, values));
        values.add(1, operation);
        tx.update(
                """
                INSERT INTO ledger_entry (
                    at, id, operation_id, kind, credits, from_state, reason, campaign_id,
                    recipient_id, reference, purchased, available, reserved, spent, expired,
                    purchase_id, hash)
                VALUES (0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                values.stream().map(LedgerTable::bound).toArray());
        if (words[2].equals("purchase")) {
            PurchaseStore.add(tx, number(words[1]), number(words[3]));
        }
    }

    /** Words that are numbers stand in columns of numbers. */
    private static @Nullable Object bound(@Nullable Object value) {
        return value instanceof String word && word.matches("-?[0-9]+")
                ? Long.valueOf(word)
                : value;
    }

    private byte[] hash(long operation, List<@Nullable Object> values) {
        Movement movement =
                Movement.purchase(
                        Long.parseLong((String) values.get(13)),
                        Long.parseLong((String) values.get(2)),
                        PurchaseTerms.of((String) values.get(7)));
        long[] balance =
                values.subList(8, 13).stream()
                        .mapToLong(value -> Long.parseLong((String) value))
                        .toArray();
        return new HashChain(LedgerStore.last(tx).hash())
                .next(
                        new LedgerRow(
                                Long.parseLong((String) values.get(0)),
                                Instant.EPOCH,
                                operation,
                                movement,
                                new Balance(
                                        balance[0],
                                        balance[1],
                                        balance[2],
                                        balance[3],
                                        balance[4])));
    }

    private static long number(String word) {
        return Long.parseLong(word.replaceFirst("^[cr]", ""));
    }

    private static String words(Balance balance) {
        return balance.purchased()
                + " "
                + balance.available()
                + " "
                + balance.reserved()
                + " "
                + balance.spent()
                + (balance.expired() == 0 ? "" : " " + balance.expired());
    }
}
