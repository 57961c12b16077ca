package outlay.lead;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import outlay.Nearest;
import outlay.Problem;
import outlay.contact.Field;
import outlay.contact.Fields;
import outlay.contact.StoredContact;
import outlay.db.Transaction;

/** The columns of leads: fields by the names that {@code import} gives them, and the status. */
final class LeadColumns {
    /** Stands for the number of a field; no field has it. */
    static final int STATUS = 0;

    private static final String STATUS_NAME = "status";
    private static final byte[] EMPTY = {};

    private final Fields known;
    private final List<String> all;
    private final List<String> names;
    private final int[] fields;

    // Where the values of the contact at hand are, by the number of their field.
    private final byte[][] arrays;
    private final int[] from;
    private final int[] to;

    /**
     * Makes columns.
     *
     * @param wanted their names in any spelling of {@code import}'s; none for all
     * @throws Problem USAGE when there is no such column
     */
    LeadColumns(Transaction tx, List<String> wanted) {
        this.known = Fields.load(tx);
        this.all = new ArrayList<>(known.names());
        all.add(STATUS_NAME);
        this.names = wanted.isEmpty() ? all : wanted.stream().map(this::named).toList();
        this.fields = names.stream().mapToInt(known::id).toArray();
        int most = known.names().stream().mapToInt(known::id).max().orElse(STATUS);
        this.arrays = new byte[most + 1][];
        this.from = new int[most + 1];
        this.to = new int[most + 1];
    }

    List<String> names() {
        return names;
    }

    /** Returns the number of a column, whether it is one of these or not. */
    int number(String option, String written) {
        return known.id(named(option, written));
    }

    private String named(String written) {
        return named("--columns", written);
    }

    private String named(String option, String written) {
        String name = FieldNames.field(written.strip());
        if (!all.contains(name)) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    option + ": no column '" + written.strip() + "'",
                    Nearest.hint(written, all));
        }
        return name;
    }

    /** Hands on the cells of a contact, from left to right. */
    void each(StoredContact contact, String status, LeadTable.LeadCells cells) {
        byte[] word = status.getBytes(UTF_8);
        put(STATUS, word, 0, word.length);
        contact.address((bytes, start, end) -> put(Field.EMAIL.number(), bytes, start, end));
        contact.values(this::value);
        for (int field : fields) {
            byte[] bytes = arrays[field];
            if (bytes == null) {
                cells.cell(EMPTY, 0, 0);
            } else {
                cells.cell(bytes, from[field], to[field]);
            }
        }
        Arrays.fill(arrays, null);
    }

    private void value(int field, byte[] bytes, int start, int end) {
        if (field == STATUS || field >= arrays.length) {
            // There is none of this number, which is damage, and this says so.
            known.name(field);
        }
        put(field, bytes, start, end);
    }

    private void put(int field, byte[] bytes, int start, int end) {
        arrays[field] = bytes;
        from[field] = start;
        to[field] = end;
    }
}
