package outlay.credit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import outlay.db.Transaction;

/**
 * Where all credits went that were ever reserved, or lapsed, in rows by one thing that they have in
 * common. In each row, and in all together, reserved = spent + returned + open.
 */
public final class Account {
    private final Map<String, Row> rows;
    private final Row total = new Row("");

    private Account(By by) {
        rows = new TreeMap<>(order(by));
    }

    /** What has nothing in common comes last. */
    private static Comparator<String> order(By by) {
        Comparator<String> ascending = Comparator.naturalOrder();
        return Comparator.comparing(String::isEmpty)
                .thenComparing(
                        by == By.PURCHASE
                                ? Comparator.comparingInt(String::length).thenComparing(ascending)
                                : ascending);
    }

    /** What the credits of a row have in common. */
    public enum By {
        /** The campaign that they were reserved for; deleted ones too. */
        CAMPAIGN,
        /** The mailbox that writes to the recipient. */
        MAILBOX,
        /** The month, in UTC, in which they were reserved: {@code 2026-03}. */
        MONTH,
        /** The number of the ledger entry that bought them. */
        PURCHASE
    }

    /** Adds up the whole ledger. */
    public static Account of(Transaction tx, By by) {
        Map<Long, Price> prices = AccountStore.prices(tx);
        Account account = new Account(by);
        AccountStore.each(
                tx,
                by,
                (key, movement) -> {
                    Price price = prices.getOrDefault(movement.purchase(), Price.NONE);
                    account.rows
                            .computeIfAbsent(Objects.requireNonNullElse(key, ""), Row::new)
                            .add(movement, price);
                    account.total.add(movement, price);
                });
        return account;
    }

    /** Returns the rows in the order of what they are by; what has nothing in common comes last. */
    public Collection<Row> rows() {
        return rows.values();
    }

    /** Returns the row of what has this in common; an empty one when nothing has. */
    public Row row(String key) {
        return rows.getOrDefault(key, new Row(key));
    }

    /** Returns all rows added up. */
    public Row total() {
        return total;
    }

    /** What a purchase cost. */
    record Price(long credits, @Nullable BigDecimal amount, @Nullable String currency) {
        static final Price NONE = new Price(1, null, null);
    }

    /** One row. */
    public static final class Row {
        private final String key;
        private final Map<ReturnReason, Long> returned = new EnumMap<>(ReturnReason.class);
        private final Map<String, BigDecimal> cost = new TreeMap<>();
        private long reserved;
        private long spent;
        private long expired;

        private Row(String key) {
            this.key = key;
        }

        private void add(Movement movement, Price price) {
            long credits = movement.credits();
            switch (movement.kind()) {
                case RESERVE -> reserved += credits;
                case SPEND -> spend(credits, price);
                case RETURN -> {
                    returned.merge(Objects.requireNonNull(movement.reason()), credits, Long::sum);
                    if (movement.from() == CreditState.SPENT) {
                        spend(-credits, price);
                    }
                }
                case EXPIRE -> expired += credits;
                case PURCHASE -> {}
            }
        }

        private void spend(long credits, Price price) {
            spent += credits;
            if (price.amount() != null && price.currency() != null) {
                cost.merge(
                        price.currency(),
                        price.amount()
                                .multiply(BigDecimal.valueOf(credits))
                                .divide(
                                        BigDecimal.valueOf(price.credits()),
                                        MathContext.DECIMAL128),
                        BigDecimal::add);
            }
        }

        /** Returns what these credits have in common; null for those that have nothing. */
        public @Nullable String key() {
            return key.isEmpty() ? null : key;
        }

        /** Returns how many were reserved, whatever became of them. */
        public long reserved() {
            return reserved;
        }

        /** Returns how many are spent: those that came back since are not. */
        public long spent() {
            return spent;
        }

        /** Returns how many came back, by reason; only reasons that there were. */
        public Map<ReturnReason, Long> returned() {
            return returned;
        }

        /** Returns how many came back, for whatever reason. */
        public long back() {
            return returned.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Returns how many lapsed. */
        public long expired() {
            return expired;
        }

        /** Returns how many are reserved still. */
        public long open() {
            return reserved - spent - back();
        }

        /** Returns the share of the spent ones in the prices of their purchases, by currency. */
        public Map<String, BigDecimal> cost() {
            return cost;
        }
    }
}
