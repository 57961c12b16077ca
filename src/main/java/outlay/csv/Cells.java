package outlay.csv;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import outlay.Bytes;

/**
 * The cells of one record, each some characters of one array: to make a string of each would take
 * longer than to read them.
 */
public final class Cells {
    private char[] characters = new char[1 << 10];
    private int used;

    /** Where each cell begins, and where it ends. */
    private int[] bounds = new int[64];

    private int count;

    /** Starts anew. */
    void clear() {
        used = 0;
        count = 0;
    }

    /** Returns how many cells there are. */
    int count() {
        return count;
    }

    /** Returns how many characters they have in all. */
    int size() {
        return used;
    }

    /** Adds a cell. */
    void add(char[] from, int start, int length) {
        resize(count + 1);
        System.arraycopy(from, start, room(length), used, length);
        place(count - 1, length);
    }

    /** Makes them so many: the surplus goes, what is missing is empty. */
    void resize(int cells) {
        if (2 * cells > bounds.length) {
            bounds = Arrays.copyOf(bounds, 4 * cells);
        }
        if (cells > count) {
            Arrays.fill(bounds, 2 * count, 2 * cells, 0);
        }
        count = cells;
    }

    /** Takes off the white space around each cell. */
    void strip() {
        for (int at = 0; at < 2 * count; at += 2) {
            int from = bounds[at];
            int to = bounds[at + 1];
            while (from < to && isWhite(characters[from])) {
                from++;
            }
            while (from < to && isWhite(characters[to - 1])) {
                to--;
            }
            bounds[at] = from;
            bounds[at + 1] = to;
        }
    }

    /**
     * Spaces of all kinds, and what shows nothing and takes no room: Excel and web pages leave
     * them.
     */
    private static boolean isWhite(char c) {
        if (c < 0x7f) {
            return c <= ' ' && Character.isWhitespace(c);
        }
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || switch (c) {
                    case '\u0085', '\u200b', '\u2060', '\ufeff' -> true;
                    default -> false;
                };
    }

    /** Says whether a text is nothing but white space. */
    static boolean isBlank(String text) {
        return text.chars().allMatch(c -> isWhite((char) c));
    }

    /** Says whether there is nothing but white space in all of them. */
    boolean areBlank() {
        for (int i = 0; i < used; i++) {
            if (!isWhite(characters[i])) {
                return false;
            }
        }
        return true;
    }

    public boolean isEmpty(int cell) {
        return bounds[2 * cell] == bounds[2 * cell + 1];
    }

    boolean startsWith(int cell, char first) {
        return !isEmpty(cell) && characters[bounds[2 * cell]] == first;
    }

    /** Returns a cell. */
    public String get(int cell) {
        int from = bounds[2 * cell];
        return new String(characters, from, bounds[2 * cell + 1] - from);
    }

    /** Puts something else into a cell. */
    void change(int cell, UnaryOperator<String> change) {
        String before = get(cell);
        String after = change.apply(before);
        if (!after.equals(before)) {
            after.getChars(0, after.length(), room(after.length()), used);
            place(cell, after.length());
        }
    }

    /** Adds a cell to bytes: its length, and the cell in UTF-8. */
    public void write(int cell, Bytes into) {
        into.text(characters, bounds[2 * cell], bounds[2 * cell + 1]);
    }

    /** Returns all cells. */
    public String[] toArray() {
        String[] cells = new String[count];
        Arrays.setAll(cells, this::get);
        return cells;
    }

    private char[] room(int more) {
        if (used + more > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(used + more, 2 * characters.length));
        }
        return characters;
    }

    /** Says that a cell is the next so many characters. */
    private void place(int cell, int length) {
        bounds[2 * cell] = used;
        used += length;
        bounds[2 * cell + 1] = used;
    }
}
