package outlay.output;

import java.util.ArrayList;
import java.util.List;

/** A list in lines that fit a terminal: between its items, so that none is torn. */
final class WrappedList {
    private static final String INDENT = "  ";

    private WrappedList() {}

    /** Returns the lines; an item that is too long for one has it to itself. */
    static List<String> lines(String title, List<String> items, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(title);
        int room = most - TextWidth.of(title);
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i) + (i + 1 < items.size() ? ", " : "");
            int width = TextWidth.of(item.stripTrailing());
            if (i > 0 && width > room) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(INDENT);
                room = most - INDENT.length();
            }
            line.append(item);
            room -= TextWidth.of(item);
        }
        lines.add(line.toString());
        return lines;
    }
}
