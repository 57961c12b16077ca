package outlay.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of text under a header, in columns as wide as their widest cell; numbers to the right. */
public final class Table {
    private final TableLayout layout;
    private final List<List<String>> rows = new ArrayList<>();

    /** Makes an empty table. */
    public Table(String... header) {
        layout = new TableLayout(List.of(header));
        rows.add(List.of(header));
    }

    /** Adds a row with one value for each column; a null value is a blank cell. */
    public Table row(Object... cells) {
        List<String> row = TableLayout.cells(Arrays.asList(cells));
        layout.fit(row);
        rows.add(row);
        return this;
    }

    /** Returns the lines, header first, without white space at their ends. */
    public List<String> lines() {
        return rows.stream().map(layout::line).toList();
    }
}
