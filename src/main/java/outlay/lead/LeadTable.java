package outlay.lead;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outlay.Bytes;
import outlay.Problem;
import outlay.Varints;
import outlay.contact.ContactStore;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Gathering;
import outlay.index.Slice;

/**
 * Leads as the rows of a table: a column for each field that contacts have, named as {@code import}
 * names it, and one for the status (decision D46); or the columns that are wanted, in an order that
 * is wanted.
 */
public final class LeadTable {
    private static final String DESCENDING = ":desc";
    private static final String ASCENDING = ":asc";

    private final Transaction tx;
    private final MatchedLeads leads;
    private final LeadColumns columns;
    private final @Nullable LeadOrder order;

    /** Takes the cells of the rows, from left to right. */
    @FunctionalInterface
    public interface LeadCells {
        /** Takes one cell, which is in UTF-8; the array belongs to the table. */
        void cell(byte[] bytes, int from, int to);
    }

    /** Makes the table of what a filter has matched: all columns, in the order of import. */
    public LeadTable(Transaction tx, MatchedLeads leads) {
        this(tx, leads, List.of(), null);
    }

    /**
     * Makes the table of what a filter has matched.
     *
     * @param wanted names of columns; none for all
     * @param sort the name of the column whose order it has, with {@code :desc} behind it from the
     *     last to the first; null for the order of import
     * @throws Problem USAGE when there is no such column
     */
    public LeadTable(
            Transaction tx, MatchedLeads leads, List<String> wanted, @Nullable String sort) {
        this.tx = tx;
        this.leads = leads;
        this.columns = new LeadColumns(tx, wanted);
        this.order = sort == null ? null : order(sort);
    }

    private LeadOrder order(String sort) {
        String lower = sort.toLowerCase(Locale.ROOT);
        boolean descending = lower.endsWith(DESCENDING);
        String way = descending ? DESCENDING : lower.endsWith(ASCENDING) ? ASCENDING : "";
        String column = sort.substring(0, sort.length() - way.length());
        return new LeadOrder(leads, columns.number("--sort", column), descending);
    }

    /** Returns the names of the columns. */
    public List<String> columns() {
        return List.copyOf(columns.names());
    }

    /** Returns the leads that come first, at most so many. */
    public ContactSet first(int most) {
        return order == null || most >= leads.all().size()
                ? leads.all().first(most)
                : order.first(tx, most);
    }

    /**
     * Writes rows in the order of the table.
     *
     * @param some which of the leads
     * @param cells takes one cell for each column, empty where the lead has no value
     * @param rowEnd is told after the last cell of each row
     */
    public void write(ContactSet some, LeadCells cells, Runnable rowEnd) {
        if (order != null) {
            writeSorted(order, some, cells, rowEnd);
            return;
        }
        ContactStore.scan(
                tx,
                some,
                contact -> {
                    columns.each(contact, leads.status(contact.id()), cells);
                    rowEnd.run();
                });
    }

    /** What memory does not hold of the rows is sorted in a scratch file. */
    private void writeSorted(LeadOrder order, ContactSet some, LeadCells cells, Runnable rowEnd) {
        Gathering rows = new Gathering();
        Bytes row = new Bytes(1 << 10);
        ContactStore.scan(
                tx,
                some,
                contact -> {
                    row.clear();
                    columns.each(
                            contact,
                            leads.status(contact.id()),
                            (bytes, from, to) -> {
                                row.varint(to - from);
                                row.all(bytes, from, to - from);
                            });
                    byte[] key = order.key(contact);
                    rows.add(
                            new Slice().move(key, 0, key.length),
                            new Slice().move(row.array(), 0, row.size()),
                            1);
                });
        rows.handOn(
                (key, stored, count) -> {
                    stored.bytes((bytes, from, to) -> each(bytes, from, to, cells));
                    rowEnd.run();
                });
    }

    private static void each(byte[] row, int from, int to, LeadCells cells) {
        int at = from;
        while (at < to) {
            int length = Varints.read(row, at, to);
            at += Varints.length(length);
            cells.cell(row, at, at + length);
            at += length;
        }
    }

    /**
     * Visits rows in the order of the table.
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
}
