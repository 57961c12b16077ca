package outlay.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;

/** Takes the cells of a file from FastCSV, which calls with each: one record at a time. */
final class CellCollector extends AbstractBaseCsvCallbackHandler<Cells> {
    /** A limit on memory, delimiters included: a longer record has most likely lost a quote. */
    static final int MOST_CHARACTERS = 1 << 21;

    private final Cells cells = new Cells();

    /** Returns the present record. */
    Cells cells() {
        return cells;
    }

    /** Returns the line on which the present record begins, counted from 1. */
    long line() {
        return getStartingLineNumber();
    }

    @Override
    protected void handleBegin(long line) {
        cells.clear();
    }

    @Override
    protected void handleField(int index, char[] from, int start, int length, boolean quoted) {
        if (cells.size() + cells.count() + length > MOST_CHARACTERS) {
            throw new CsvParseException("a record of more than " + MOST_CHARACTERS + " characters");
        }
        cells.add(from, start, length);
    }

    @Override
    protected Cells buildRecord() {
        return cells;
    }
}
