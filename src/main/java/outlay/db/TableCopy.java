package outlay.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes all rows from one database into another one of the same schema, of whatever engine. */
final class TableCopy {
    /** In an order in which each row finds those that it refers to. */
    static final List<String> TABLES =
            List.of(
                    "operation",
                    "field",
                    "contact_page",
                    "contact_key",
                    "contact_change",
                    "layer",
                    "posting",
                    "contact_book",
                    "contact_status",
                    "undeliverable",
                    "do_not_email",
                    "mailbox",
                    "campaign",
                    "campaign_mailbox",
                    "step",
                    "step_variant",
                    "recipient",
                    "message",
                    "report",
                    "inbox_place",
                    "ledger_entry",
                    "purchase");

    private final Transaction from;
    private final Transaction to;

    private TableCopy(Transaction from, Transaction to) {
        this.from = from;
        this.to = to;
    }

    /** Copies all; what the other one was born with is replaced. */
    static void run(Transaction from, Transaction to) {
        TableCopy copy = new TableCopy(from, to);
        to.update("DELETE FROM field");
        to.update("DELETE FROM contact_book");
        TABLES.forEach(copy::copy);
        copy.copyKey();
    }

    /** Of the settings, the others are about the very database. */
    private void copyKey() {
        to.update("UPDATE setting SET value = ? WHERE name = ?", TokenKey.of(from), TokenKey.NAME);
    }

    private void copy(String table) {
        List<String> columns = columns(table);
        String names = String.join(", ", columns);
        String places = String.join(", ", Collections.nCopies(columns.size(), "?"));
        // One that has been taken back names the later operation that did it.
        String order = table.equals("operation") ? "id DESC" : "1, 2";
        try (Bulk rows =
                to.bulk("INSERT INTO " + table + " (" + names + ") VALUES (" + places + ")")) {
            from.query("SELECT " + names + " FROM " + table + " ORDER BY " + order)
                    .each(row -> rows.row(values(row, columns.size())));
        }
    }

    private List<String> columns(String table) {
        return to.query("SELECT * FROM " + table + " LIMIT 1").columns();
    }

    private static @Nullable Object[] values(ResultSet row, int count) throws SQLException {
        @Nullable Object[] values = new Object[count];
        for (int i = 0; i < count; i++) {
            values[i] = row.getObject(i + 1);
        }
        return values;
    }
}
