package outlay.contact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import outlay.db.Transaction;
import outlay.index.ContactSet;

/**
 * Leads as the rows of a table: a column for each field that contacts have, named as {@code import}
 * names it, and one for the status.
 */
public final class LeadTable {
    private final Transaction tx;
    private final MatchedLeads leads;
    private final List<String> columns;
    private final Map<Integer, Integer> columnByField = new HashMap<>();

    /** Makes the table of what a filter has matched. */
    public LeadTable(Transaction tx, MatchedLeads leads) {
        this.tx = tx;
        this.leads = leads;
        Fields fields = Fields.load(tx);
        this.columns = new ArrayList<>(fields.names());
        for (int column = 0; column < columns.size(); column++) {
            columnByField.put(fields.id(columns.get(column)), column);
        }
        columns.add("status");
    }

    /** Returns the names of the columns. */
    public List<String> columns() {
        return List.copyOf(columns);
    }

    /**
     * Visits rows in the order of import.
     *
     * @param some which of the leads
     * @param visitor takes one value for each column, empty where the lead has none; the array is
     *     used again for the next row
     */
    public void visit(ContactSet some, Consumer<String[]> visitor) {
        String[] cells = new String[columns.size()];
        ContactStore.visit(
                tx,
                some,
                row -> {
                    Arrays.fill(cells, "");
                    cells[0] = row.email();
                    FieldValues.visit(
                            row.fields(),
                            (field, value) -> cells[columnByField.getOrDefault(field, 0)] = value);
                    cells[cells.length - 1] = leads.status(row.id());
                    visitor.accept(cells);
                });
    }
}
