package outlay.output;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table: each as wide as the widest cell seen, and to the right when all its cells
 * are numbers.
 */
final class TableLayout {
    private static final String GAP = "  ";

    private final int[] widths;
    private final boolean[] hasNumbers;
    private final boolean[] hasWords;

    TableLayout(List<String> header) {
        widths = header.stream().mapToInt(String::length).toArray();
        hasNumbers = new boolean[widths.length];
        hasWords = new boolean[widths.length];
    }

    /** Returns cells as one line can show them; a null is blank. */
    static List<String> cells(List<? extends @Nullable Object> values) {
        List<String> cells = new ArrayList<>(values.size());
        for (Object value : values) {
            cells.add(value == null ? "" : value.toString().replace('\n', ' '));
        }
        return cells;
    }

    /** Makes room for a row. */
    void fit(List<String> cells) {
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            widths[column] = Math.max(widths[column], cell.length());
            if (!cell.isEmpty()) {
                boolean number = isNumber(cell);
                hasNumbers[column] |= number;
                hasWords[column] |= !number;
            }
        }
    }

    /** Returns a row as a line, without white space at its end. */
    String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths[column] - cell.length());
            boolean right = hasNumbers[column] && !hasWords[column];
            line.append(column == 0 ? "" : GAP);
            line.append(right ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
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
