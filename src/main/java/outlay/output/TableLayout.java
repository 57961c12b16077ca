package outlay.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table: each as wide as the widest cell seen, and to the right when all its cells
 * are numbers. Where the table is too wide, its widest columns are cut; numbers never are.
 */
final class TableLayout {
    private static final String GAP = "  ";
    private static final Pattern BREAKS = Pattern.compile("[\\r\\n\\t]+");

    /** No column is cut to less than this while the first, which names the row, can be cut too. */
    private static final int NARROW = 8;

    private static final int NARROWEST = 3;

    private final int most;
    private final int[] widths;
    private final boolean[] hasNumbers;
    private final boolean[] hasWords;

    /**
     * Makes a layout for these columns.
     *
     * @param most how many columns of a terminal a line may take
     */
    TableLayout(List<String> header, int most) {
        this.most = most;
        widths = header.stream().mapToInt(TextWidth::of).toArray();
        hasNumbers = new boolean[widths.length];
        hasWords = new boolean[widths.length];
    }

    /** Returns cells as one line can show them; a null is blank. */
    static List<String> cells(List<? extends @Nullable Object> values) {
        List<String> cells = new ArrayList<>(values.size());
        for (Object value : values) {
            cells.add(value == null ? "" : cell(value));
        }
        return cells;
    }

    private static String cell(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? "yes" : "no";
        }
        String text = TerminalText.value(value);
        return TerminalText.isPlain(text)
                ? text
                : TerminalText.printable(BREAKS.matcher(text).replaceAll(" "));
    }

    /** Makes room for a row. */
    void fit(List<String> cells) {
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            widths[column] = Math.max(widths[column], TextWidth.of(cell));
            if (!cell.isEmpty()) {
                boolean number = isNumber(cell);
                hasNumbers[column] |= number;
                hasWords[column] |= !number;
            }
        }
    }

    /** Returns rows as lines, without white space at their ends. */
    List<String> lines(List<List<String>> rows) {
        int[] shown = shown();
        return rows.stream().map(row -> line(row, shown)).toList();
    }

    /** Returns a row as a line, its columns as wide as {@link #shown} says. */
    String line(List<String> cells, int[] shown) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < shown.length; column++) {
            String cell = cells.get(column);
            int width = TextWidth.of(cell);
            if (width > shown[column]) {
                cell = TextWidth.cut(cell, shown[column]);
                width = TextWidth.of(cell);
            }
            String padding = " ".repeat(shown[column] - width);
            boolean right = isOfNumbers(column);
            line.append(column == 0 ? "" : GAP);
            line.append(right ? padding : cell).append(right ? cell : padding);
        }
        return line.toString().stripTrailing();
    }

    /** Returns how wide each column is drawn: all of it, if the lines are not too long then. */
    int[] shown() {
        int widest = 0;
        for (int width : widths) {
            widest = Math.max(widest, Math.min(width, most));
        }
        for (int cap = widest; cap >= NARROW; cap--) {
            if (total(cap, true) <= most) {
                return capped(cap, true);
            }
        }
        int cap = widest;
        while (cap > NARROWEST && total(cap, false) > most) {
            cap--;
        }
        return capped(cap, false);
    }

    private int total(int cap, boolean firstIsWhole) {
        int total = GAP.length() * (widths.length - 1);
        for (int width : capped(cap, firstIsWhole)) {
            total += width;
        }
        return total;
    }

    private int[] capped(int cap, boolean firstIsWhole) {
        int[] capped = widths.clone();
        for (int column = firstIsWhole ? 1 : 0; column < capped.length; column++) {
            if (!isOfNumbers(column)) {
                capped[column] = Math.min(capped[column], cap);
            }
        }
        return capped;
    }

    private boolean isOfNumbers(int column) {
        return hasNumbers[column] && !hasWords[column];
    }

    private static boolean isNumber(String cell) {
        int start = cell.charAt(0) == '-' ? 1 : 0;
        for (int i = start; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c != ',' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }
}
