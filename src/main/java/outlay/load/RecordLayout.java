package outlay.load;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import outlay.contact.Field;
import outlay.contact.FieldValues;
import outlay.csv.Cells;

/**
 * Which cells of a file's records become which fields, in the order of the fields' numbers
 * (decision D38).
 */
final class RecordLayout {
    private final int[] fields;
    private final int[] columns;
    private final @Nullable String source;
    private final FieldValues encoder = new FieldValues();

    /**
     * @param columnByField where each field is; {@code source} is not among them
     * @param source the value of the field {@code source}; null leaves it to the columns
     */
    RecordLayout(Map<Integer, Integer> columnByField, @Nullable String source) {
        Map<Integer, Integer> all = new TreeMap<>(columnByField);
        if (source != null) {
            all.put(Field.SOURCE.number(), -1);
        }
        this.fields = all.keySet().stream().mapToInt(Integer::intValue).toArray();
        this.columns = all.values().stream().mapToInt(Integer::intValue).toArray();
        this.source = source;
    }

    /** Returns the values of a record that are not blank, as {@link FieldValues} keeps them. */
    byte[] encode(Cells cells) {
        encoder.clear();
        for (int i = 0; i < fields.length; i++) {
            int column = columns[i];
            if (column < 0 && source != null) {
                encoder.add(fields[i], source);
            } else if (!cells.isEmpty(column)) {
                cells.write(column, encoder.begin(fields[i]));
            }
        }
        return encoder.toBytes();
    }
}
