package outlay.csv;

/**
 * The {@code '} that an export puts before a value which a spreadsheet would take for a formula:
 * one that starts with {@code = + - @}, TAB or CR, with any number of {@code '} before it (decision
 * D4).
 */
final class FormulaGuard {
    static final char MARK = '\'';

    private static final String DANGEROUS = "=+-@\t\r";

    private FormulaGuard() {}

    /** Returns the value as it was before the export guarded it. */
    static String off(String value) {
        if (value.isEmpty() || value.charAt(0) != MARK) {
            return value;
        }
        int first = 1;
        while (first < value.length() && value.charAt(first) == MARK) {
            first++;
        }
        boolean guarded = first < value.length() && DANGEROUS.indexOf(value.charAt(first)) >= 0;
        return guarded ? value.substring(1) : value;
    }
}
