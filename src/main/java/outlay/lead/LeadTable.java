package outlay.lead;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import outlay.contact.ContactStore;
import outlay.contact.Fields;
import outlay.contact.StoredContact;
import outlay.db.Transaction;
import outlay.index.ContactSet;

/**
 * Leads as the rows of a table: a column for each field that contacts have, named as {@code import}
 * names it, and one for the status (decision D46).
 */
public final class LeadTable {
    private final Transaction tx;
    private final MatchedLeads leads;
    private final List<String> columns;
    private final int[] fields;

    /** Takes the cells of the rows, from left to right. */
    @FunctionalInterface
    public interface LeadCells {
        /** Takes one cell, which is in UTF-8; the array belongs to the table. */
        void cell(byte[] bytes, int from, int to);
    }

    /** Makes the table of what a filter has matched. */
    public LeadTable(Transaction tx, MatchedLeads leads) {
        this.tx = tx;
        this.leads = leads;
        Fields known = Fields.load(tx);
        this.columns = new ArrayList<>(known.names());
        this.fields = columns.stream().mapToInt(known::id).toArray();
        columns.add("status");
    }

    /** Returns the names of the columns. */
    public List<String> columns() {
        return List.copyOf(columns);
    }

    /**
     * Writes rows in the order of import.
     *
     * @param some which of the leads
     * @param cells takes one cell for each column, empty where the lead has no value
     * @param rowEnd is told after the last cell of each row
     */
    public void write(ContactSet some, LeadCells cells, Runnable rowEnd) {
        ContactStore.scan(
                tx,
                some,
                contact -> {
                    contact.address(cells::cell);
                    new Rest(cells).write(contact);
                    byte[] status = leads.status(contact.id()).getBytes(UTF_8);
                    cells.cell(status, 0, status.length);
                    rowEnd.run();
                });
    }

    /**
     * Visits rows in the order of import.
     *
     * @param some which of the leads
     * @param visitor takes one value for each column, empty where the lead has none
     */
    public void visit(ContactSet some, Consumer<String[]> visitor) {
        List<String> row = new ArrayList<>();
        write(
                some,
                (bytes, from, to) -> row.add(new String(bytes, from, to - from, UTF_8)),
                () -> {
                    visitor.accept(row.toArray(String[]::new));
                    row.clear();
                });
    }

    /** The cells of one row behind the address. Values are stored in the order of the columns. */
    private final class Rest {
        private static final byte[] EMPTY = {};

        private final LeadCells cells;
        private int column = 1;

        Rest(LeadCells cells) {
            this.cells = cells;
        }

        void write(StoredContact contact) {
            contact.values(this::value);
            leaveEmptyBefore(Integer.MAX_VALUE);
        }

        private void value(int field, byte[] bytes, int from, int to) {
            leaveEmptyBefore(field);
            cells.cell(bytes, from, to);
            column++;
        }

        private void leaveEmptyBefore(int field) {
            while (column < fields.length && fields[column] < field) {
                cells.cell(EMPTY, 0, 0);
                column++;
            }
        }
    }
}
