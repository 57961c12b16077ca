package outlay.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of text under a header, in columns as wide as their widest cell; numbers to the right. */
public final class Table {
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    /** Makes an empty table. */
    public Table(String... header) {
        this.header = List.of(header);
    }

    /** Adds a row with one value for each column; a null value is a blank cell. */
    public Table row(Object... cells) {
        rows.add(TableLayout.cells(Arrays.asList(cells)));
        return this;
    }

    /**
     * Returns the lines, header first, without white space at their ends.
     *
     * @param most how many columns of a terminal a line may take
     */
    List<String> lines(int most) {
        TableLayout layout = new TableLayout(header, most);
        rows.forEach(layout::fit);
        List<List<String>> all = new ArrayList<>();
        all.add(header);
        all.addAll(rows);
        return layout.lines(all);
    }
}
