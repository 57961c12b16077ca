package outlay.cli.credits;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import outlay.Word;
import outlay.credit.Account;
import outlay.output.Summary;
import outlay.output.Table;

/** An account, as a table and as JSON. */
final class AccountTable {
    /** Enough for the price of one credit of a million. */
    private static final int EXACTLY = 8;

    private final String by;
    private final Account account;

    AccountTable(Account.By by, Account account) {
        this.by = Word.of(by);
        this.account = account;
    }

    Summary summary() {
        Table table = new Table(by, "reserved", "spent", "returned", "expired", "open", "cost");
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        Rounding cents = new Rounding(Rounding.OF_CURRENCY);
        Rounding exactly = new Rounding(EXACTLY);
        for (Account.Row row : account.rows()) {
            table.row(cells(row.key() == null ? "-" : row.key(), row, cents));
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put(by, key(row));
            fields.putAll(fields(row, exactly));
            rows.add(fields);
        }
        Account.Row total = account.total();
        table.row(cells("total", total, new Rounding(Rounding.OF_CURRENCY)));
        return new Summary()
                .json("rows", rows)
                .json("total", fields(total, new Rounding(EXACTLY)))
                .table(table);
    }

    private static @Nullable Object[] cells(String name, Account.Row row, Rounding rounding) {
        return new @Nullable Object[] {
            name,
            row.reserved(),
            row.spent(),
            row.back(),
            row.expired(),
            row.open(),
            money(rounding.next(row.cost()))
        };
    }

    private static String money(Map<String, BigDecimal> amounts) {
        List<String> parts = new ArrayList<>();
        amounts.forEach((currency, amount) -> parts.add(amount.toPlainString() + " " + currency));
        return String.join(", ", parts);
    }

    private @Nullable Object key(Account.Row row) {
        String key = row.key();
        return key != null && by.equals("purchase") ? (Object) Long.valueOf(key) : key;
    }

    private static Map<String, @Nullable Object> fields(Account.Row row, Rounding rounding) {
        Map<String, Long> returned = new LinkedHashMap<>();
        row.returned().forEach((reason, credits) -> returned.put(reason.toString(), credits));
        Map<String, BigDecimal> costs = new LinkedHashMap<>();
        rounding.next(row.cost()).forEach((currency, amount) -> costs.put(currency, plain(amount)));
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("reserved", row.reserved());
        fields.put("spent", row.spent());
        fields.put("returned", returned);
        fields.put("expired", row.expired());
        fields.put("open", row.open());
        fields.put("cost", cost(costs));
        fields.put("costs", costs);
        return fields;
    }

    /** One number, as long as there is one currency. */
    private static @Nullable BigDecimal cost(Map<String, BigDecimal> costs) {
        return switch (costs.size()) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> costs.values().iterator().next();
            default -> null;
        };
    }

    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal shortest = amount.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    /** Rounds amounts so that those before and this one always make what they make together. */
    private static final class Rounding {
        /** As many digits as amounts of the currency have. */
        static final int OF_CURRENCY = -1;

        private final int digits;
        private final Map<String, BigDecimal> sums = new TreeMap<>();
        private final Map<String, BigDecimal> rounded = new TreeMap<>();

        Rounding(int digits) {
            this.digits = digits;
        }

        Map<String, BigDecimal> next(Map<String, BigDecimal> amounts) {
            Map<String, BigDecimal> next = new TreeMap<>();
            amounts.forEach((currency, amount) -> next.put(currency, next(currency, amount)));
            return next;
        }

        private BigDecimal next(String currency, BigDecimal amount) {
            BigDecimal sum = sums.merge(currency, amount, BigDecimal::add);
            BigDecimal all = sum.setScale(digits(currency), RoundingMode.HALF_UP);
            BigDecimal before = rounded.getOrDefault(currency, BigDecimal.ZERO);
            rounded.put(currency, all);
            return all.subtract(before);
        }

        private int digits(String currency) {
            return digits == OF_CURRENCY
                    ? Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits())
                    : digits;
        }
    }
}
