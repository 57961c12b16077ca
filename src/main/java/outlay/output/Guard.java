package outlay.output;

import java.util.regex.Pattern;

/** What happens to values in CSV that a spreadsheet would take for a formula. */
public enum Guard {
    /** They get a {@code '} before them, which {@code import} takes off again. */
    ON,
    /** They are written as they are. */
    OFF;

    /** What a spreadsheet would run, or what would read as guarded. */
    private static final Pattern FORMULA = Pattern.compile("'*[=+@\t\r-].*", Pattern.DOTALL);

    /** Returns a value as it is written. */
    String apply(String value) {
        return this == ON && FORMULA.matcher(value).matches() ? "'" + value : value;
    }

    /** Says whether the value in part of an array, as UTF-8, gets a {@code '} before it. */
    boolean concerns(byte[] value, int from, int to) {
        if (this == OFF) {
            return false;
        }
        int first = from;
        while (first < to && value[first] == '\'') {
            first++;
        }
        return first < to
                && switch (value[first]) {
                    case '=', '+', '-', '@', '\t', '\r' -> true;
                    default -> false;
                };
    }
}
