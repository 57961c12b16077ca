package outlay.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import outlay.db.Transaction;

/**
 * All SQL that adds the ledger up: it only reads tables {@code campaign}, {@code mailbox} and
 * {@code recipient}.
 */
final class AccountStore {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private AccountStore() {}

    /** Visits what was moved, each way of moving once: under a key, null for none. */
    static void each(
            Transaction tx, Account.By by, BiConsumer<@Nullable String, Movement> visitor) {
        Map<Long, String> names =
                switch (by) {
                    case CAMPAIGN -> LedgerHistoryStore.campaigns(tx);
                    case MAILBOX -> mailboxes(tx);
                    case MONTH, PURCHASE -> Map.of();
                };
        tx.query(sums(by)).each(row -> visitor.accept(key(by, row, names), movement(row)));
    }

    private static String sums(Account.By by) {
        String key =
                switch (by) {
                    case CAMPAIGN -> "entry.campaign_id";
                    case MAILBOX -> "recipient.mailbox_id";
                    case MONTH -> "held.at / " + DAY;
                    case PURCHASE -> "entry.purchase_id";
                };
        String join =
                switch (by) {
                    case CAMPAIGN, PURCHASE -> "";
                    case MAILBOX -> "LEFT JOIN recipient ON recipient.id = entry.recipient_id\n";
                    case MONTH ->
                            """
                            LEFT JOIN ledger_entry AS held
                                   ON held.recipient_id = entry.recipient_id
                                  AND held.kind = 'reserve'
                            """;
                };
        return """
        SELECT %s, %s, %s, %s, entry.purchase_id, sum(entry.credits)
        FROM ledger_entry AS entry
        %sWHERE entry.kind <> 'purchase'
        GROUP BY 1, 2, 3, 4, 5
        """
                .formatted(
                        key,
                        MovementKind.WORDS.number("entry.kind"),
                        CreditState.WORDS.number("entry.from_state"),
                        ReturnReason.WORDS.number("entry.reason"),
                        join);
    }

    private static @Nullable String key(Account.By by, ResultSet row, Map<Long, String> names)
            throws SQLException {
        long number = row.getLong(1);
        if (row.wasNull()) {
            return null;
        }
        return switch (by) {
            case CAMPAIGN, MAILBOX -> names.get(number);
            case MONTH ->
                    YearMonth.from(Instant.ofEpochMilli(number * DAY).atZone(ZoneOffset.UTC))
                            .toString();
            case PURCHASE -> Long.toString(number);
        };
    }

    private static Movement movement(ResultSet row) throws SQLException {
        MovementKind kind = MovementKind.WORDS.find(row.getInt(2));
        if (kind == null) {
            throw LedgerRow.unknown("a ledger entry");
        }
        return new Movement(
                kind,
                row.getLong(6),
                CreditState.WORDS.find(row.getInt(3)),
                ReturnReason.WORDS.find(row.getInt(4)),
                null,
                null,
                row.getLong(5),
                PurchaseTerms.NONE);
    }

    /** Returns what each purchase cost that has a price. */
    static Map<Long, Account.Price> prices(Transaction tx) {
        Map<Long, Account.Price> prices = new HashMap<>();
        tx.query(
                        """
                        SELECT id, credits, price, currency
                        FROM ledger_entry
                        WHERE kind = 'purchase'
                          AND price IS NOT NULL
                        """)
                .each(
                        row ->
                                prices.put(
                                        row.getLong(1),
                                        new Account.Price(
                                                row.getLong(2),
                                                row.getBigDecimal(3),
                                                row.getString(4))));
        return prices;
    }

    /** Returns where all credits were at a time, that time included. */
    static Balance balance(Transaction tx, Instant at) {
        Balance[] balance = {Balance.EMPTY};
        tx.query(
                        """
                        SELECT NULL, %s, %s, NULL, 0, sum(credits)
                        FROM ledger_entry
                        WHERE at <= ?
                        GROUP BY 2, 3
                        """
                                .formatted(
                                        MovementKind.WORDS.number("kind"),
                                        CreditState.WORDS.number("from_state")),
                        at)
                .each(row -> balance[0] = balance[0].after(movement(row)));
        return balance[0];
    }

    private static Map<Long, String> mailboxes(Transaction tx) {
        Map<Long, String> names = new HashMap<>();
        tx.query(
                        """
                        SELECT id, name
                        FROM mailbox
                        """)
                .each(row -> names.put(row.getLong(1), row.getString(2)));
        return names;
    }
}
