package outlay.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.Watcher;

/** Takes all rows from one database into another one of the same schema, of whatever engine. */
final class TableCopy {
    /**
     * A table.
     *
     * @param order that of its rows: by its key, so that it is the same in both
     */
    private record Rows(String name, String order) {}

    /** In an order in which each row finds those that it refers to. */
    private static final List<Rows> TABLES =
            List.of(
                    // One that has been taken back names the later operation that did it.
                    new Rows("operation", "id DESC"),
                    new Rows("field", "id"),
                    new Rows("contact_page", "first_id"),
                    new Rows("contact_key", "hash"),
                    new Rows("contact_change", "contact_id"),
                    new Rows("layer", "id"),
                    new Rows("posting", "layer_id, field_id, first_key"),
                    new Rows("contact_book", "id"),
                    new Rows("contact_status", "status, segment"),
                    new Rows("undeliverable", "contact_id"),
                    new Rows("do_not_email", "entry"),
                    new Rows("mailbox", "id"),
                    new Rows("campaign", "id"),
                    new Rows("campaign_mailbox", "campaign_id, place"),
                    new Rows("step", "campaign_id, number"),
                    new Rows("step_variant", "campaign_id, step, place"),
                    new Rows("recipient", "id"),
                    new Rows("message", "id"),
                    new Rows("report", "id"),
                    new Rows("inbox_place", "source, place"),
                    new Rows("ledger_entry", "id"),
                    new Rows("purchase", "id"));

    /** How many rows are read between two looks at the watcher. */
    private static final int TOGETHER = 1000;

    private final Transaction from;
    private final Watcher watcher;
    private long rows;

    private TableCopy(Transaction from, Watcher watcher) {
        this.from = from;
        this.watcher = watcher;
    }

    /**
     * Copies all; what the other one was born with is replaced.
     *
     * @param watcher hears how many rows there have been
     * @return what was copied
     */
    static List<TableSum> run(Transaction from, Transaction to, Watcher watcher) {
        TableCopy copy = new TableCopy(from, watcher);
        to.update("DELETE FROM field");
        to.update("DELETE FROM contact_book");
        List<TableSum> sums = new ArrayList<>();
        TABLES.forEach(table -> sums.add(copy.into(to, table)));
        // Of the settings, the others are about the very database.
        SettingStore.put(to, TokenKey.NAME, TokenKey.of(from));
        SettingStore.find(from, SettingStore.ERASING)
                .ifPresent(value -> SettingStore.put(to, SettingStore.ERASING, value));
        return sums;
    }

    /** Returns what the tables of a database have in them. */
    static List<TableSum> sums(Transaction of, Watcher watcher) {
        TableCopy reading = new TableCopy(of, watcher);
        return TABLES.stream()
                .map(table -> reading.sum(table, columns(of, table), row -> {}))
                .toList();
    }

    /** Returns the names of all tables that are copied. */
    static List<String> tables() {
        return TABLES.stream().map(Rows::name).toList();
    }

    private interface Taking {
        void row(@Nullable Object... values);
    }

    private TableSum into(Transaction to, Rows table) {
        List<String> columns = columns(to, table);
        String insertion =
                "INSERT INTO %s (%s) VALUES (%s)"
                        .formatted(
                                table.name(),
                                String.join(", ", columns),
                                String.join(", ", Collections.nCopies(columns.size(), "?")));
        try (Bulk bulk = to.bulk(insertion)) {
            return sum(table, columns, bulk::row);
        }
    }

    private TableSum sum(Rows table, List<String> columns, Taking taking) {
        TableSum.Adding sum = new TableSum.Adding();
        String all = "SELECT " + String.join(", ", columns) + " FROM " + table.name();
        from.query(all + " ORDER BY " + table.order())
                .each(
                        row -> {
                            @Nullable Object[] values = values(row, columns.size());
                            sum.row(values);
                            taking.row(values);
                            if (++rows % TOGETHER == 0) {
                                watcher.at(rows, -1);
                            }
                        });
        return sum.of(table.name());
    }

    /** In an order of their own: each engine got them in another one. */
    private static List<String> columns(Transaction tx, Rows table) {
        return tx.query("SELECT * FROM " + table.name() + " LIMIT 1").columns().stream()
                .sorted()
                .toList();
    }

    private static @Nullable Object[] values(ResultSet row, int count) throws SQLException {
        @Nullable Object[] values = new Object[count];
        for (int i = 0; i < count; i++) {
            values[i] = row.getObject(i + 1);
        }
        return values;
    }
}
