package outlay.output;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Rows of CSV as bytes. The rules look at bytes: in UTF-8 those of ASCII stand for themselves. */
final class CsvText {
    private static final int FULL = 1 << 16;

    private final Guard guard;
    private byte[] bytes = new byte[FULL + (FULL >> 1)];
    private int size;
    private int rowStart;
    private boolean inRow;

    CsvText(Guard guard) {
        this.guard = guard;
    }

    /** Says that it is time to drain. */
    boolean isFull() {
        return size >= FULL;
    }

    /** Writes all rows so far and forgets them. */
    void drainTo(CsvTarget target) {
        target.write(bytes, 0, size);
        size = 0;
        rowStart = 0;
    }

    void cell(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        cell(utf8, 0, utf8.length);
    }

    /** Adds a cell whose value is the UTF-8 in part of an array. */
    void cell(byte[] value, int from, int to) {
        // A quote becomes two; a comma, two quotes and a guard may come with them.
        reserve(2 * (to - from) + 4);
        if (inRow) {
            bytes[size++] = ',';
        }
        inRow = true;
        boolean quoted = needsQuotes(value, from, to);
        if (quoted) {
            bytes[size++] = '"';
        }
        if (guard.concerns(value, from, to)) {
            bytes[size++] = '\'';
        }
        if (quoted) {
            copyDoublingQuotes(value, from, to);
            bytes[size++] = '"';
        } else {
            System.arraycopy(value, from, bytes, size, to - from);
            size += to - from;
        }
    }

    void endRow() {
        reserve(3);
        if (size == rowStart) {
            // One empty cell alone would read as a blank line.
            bytes[size++] = '"';
            bytes[size++] = '"';
        }
        bytes[size++] = '\n';
        rowStart = size;
        inRow = false;
    }

    private void copyDoublingQuotes(byte[] value, int from, int to) {
        for (int i = from; i < to; i++) {
            if (value[i] == '"') {
                bytes[size++] = '"';
            }
            bytes[size++] = value[i];
        }
    }

    private void reserve(int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + count));
        }
    }

    private static boolean needsQuotes(byte[] value, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = value[i];
            // Of what needs them the comma is the highest: one comparison is enough for most.
            if (b <= ',' && (b == ',' || b == '"' || b == '\n' || b == '\r')) {
                return true;
            }
        }
        // White space at the ends would not survive most readers.
        return from < to && (value[from] == ' ' || value[to - 1] == ' ');
    }
}
