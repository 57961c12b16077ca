package outlay.output;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of any length. It is held back block by block to find out how wide its columns are; what
 * is longer than one block can become wider on its way.
 */
final class TextListing implements Listing {
    private static final int BLOCK = 1_000;

    private final Console console;
    private final TableLayout layout;
    private final List<List<String>> block = new ArrayList<>();

    TextListing(Console console, List<String> columns) {
        this.console = console;
        this.layout = new TableLayout(columns, console.tableWidth());
        block.add(columns);
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) {
        List<String> row = TableLayout.cells(cells);
        layout.fit(row);
        block.add(row);
        if (block.size() >= BLOCK) {
            print();
        }
    }

    @Override
    public void end() {
        print();
    }

    @Override
    public void close() {
        // What was not printed by then belongs to a list that failed.
    }

    private void print() {
        List<String> lines = layout.lines(block);
        if (!lines.isEmpty()) {
            lines.forEach(console::line);
            console.finish();
        }
        block.clear();
    }
}
