package outlay.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of text under a header, in columns as wide as their widest cell; numbers to the right. */
public final class Table {
    private final List<String> header;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    /** Makes an empty table. */
    public Table(String... header) {
        this.header = List.of(header);
    }

    /** Adds a row with one value for each column; a null value is a blank cell. */
    public Table row(@Nullable Object... cells) {
        rows.add(Arrays.asList(cells));
        return this;
    }

    /** Returns each row by the names of the columns. */
    List<Map<String, @Nullable Object>> objects() {
        return rows.stream().map(this::object).toList();
    }

    private Map<String, @Nullable Object> object(List<@Nullable Object> row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            object.put(header.get(i), row.get(i));
        }
        return object;
    }

    /**
     * Returns the lines, header first, without white space at their ends.
     *
     * @param most how many columns of a terminal a line may take
     */
    List<String> lines(int most) {
        List<List<String>> all = new ArrayList<>();
        all.add(header);
        rows.forEach(row -> all.add(TableLayout.cells(row)));
        TableLayout layout = new TableLayout(header, most);
        all.subList(1, all.size()).forEach(layout::fit);
        return layout.lines(all);
    }
}
