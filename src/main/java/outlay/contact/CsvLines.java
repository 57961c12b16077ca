package outlay.contact;

import com.opencsv.RFC4180Parser;
import com.opencsv.enums.CSVReaderNullFieldIndicator;
import java.util.Arrays;

/**
 * Splits lines into cells as RFC 4180 says, and takes a quote inside an unquoted cell ({@code 5"
 * pipe}) for a character, as spreadsheets do; opencsv alone would read on for its counterpart and
 * join this record with the next ones.
 */
final class CsvLines extends RFC4180Parser {
    private static final char QUOTE = '"';

    CsvLines(char delimiter) {
        super(QUOTE, delimiter, CSVReaderNullFieldIndicator.NEITHER);
    }

    @Override
    protected String[] parseLine(String line, boolean multi) {
        String[] cells = super.parseLine(line, multi);
        if (pending == null || pending.charAt(0) == QUOTE) {
            return cells;
        }
        // What is pending ends with the line feed that would go on with the next line.
        String last = pending.substring(0, pending.length() - 1);
        pending = null;
        String[] all = Arrays.copyOf(cells, cells.length + 1);
        all[cells.length] = last;
        return all;
    }
}
