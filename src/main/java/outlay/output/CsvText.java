package outlay.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import outlay.output.CsvFile.Guard;

/**
 * Rows of CSV as bytes. Values of ASCII, which most are, go straight from the string into the
 * bytes.
 */
final class CsvText {
    private static final int FULL = 1 << 16;
    private static final String DANGEROUS = "=+-@\t\r";

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
    void drainTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
        size = 0;
        rowStart = 0;
    }

    void cell(String value) {
        // Three bytes are the most that a char becomes, and a quote becomes two.
        reserve(3 * value.length() + 4);
        if (inRow) {
            bytes[size++] = ',';
        }
        inRow = true;
        boolean guarded = guard == Guard.ON && isFormula(value);
        int start = size;
        if (guarded) {
            bytes[size++] = '\'';
        }
        if (!copyPlain(value)) {
            size = start;
            quote(guarded ? "'" + value : value);
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

    /** Copies a value of ASCII that needs no quotes; false when it is not one. */
    private boolean copyPlain(String value) {
        int length = value.length();
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80 || c == '"' || c == ',' || c == '\n' || c == '\r') {
                return false;
            }
            bytes[at++] = (byte) c;
        }
        if (isPadded(value)) {
            return false;
        }
        size = at;
        return true;
    }

    /** Writes any value, in quotes where it needs them. */
    private void quote(String value) {
        boolean quoted = needsQuotes(value);
        if (quoted) {
            bytes[size++] = '"';
        }
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (b == '"') {
                bytes[size++] = '"';
            }
            bytes[size++] = b;
        }
        if (quoted) {
            bytes[size++] = '"';
        }
    }

    private static boolean needsQuotes(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == ',' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return isPadded(value);
    }

    /** White space at the ends would not survive most readers. */
    private static boolean isPadded(String value) {
        int last = value.length() - 1;
        return last >= 0 && (value.charAt(0) == ' ' || value.charAt(last) == ' ');
    }

    private void reserve(int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + count));
        }
    }

    /** Tells a value that a spreadsheet would run, or that would read as guarded. */
    private static boolean isFormula(String value) {
        int first = 0;
        while (first < value.length() && value.charAt(first) == '\'') {
            first++;
        }
        return first < value.length() && DANGEROUS.indexOf(value.charAt(first)) >= 0;
    }
}
