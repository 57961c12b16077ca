package outlay.csv;

/**
 * Tells, line by line, whether a record of CSV goes on in the next line, and sees to it that
 * nothing but a delimiter follows a closing quote.
 *
 * <p>opencsv would take such a quote for a character of the cell, and look on for one that closes
 * it: several records become one, and nobody notices.
 */
final class OpenQuote {
    private static final char QUOTE = '"';

    private final char delimiter;
    private State state = State.CELL_BEGINS;

    private enum State {
        CELL_BEGINS,
        BARE,
        QUOTED,
        /** Behind a quote that closes the cell, or is the first of two. */
        QUOTE_IN_QUOTED
    }

    OpenQuote(char delimiter) {
        this.delimiter = delimiter;
    }

    /** Takes the next line; false when it cannot be part of a record. */
    boolean accepts(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (state == State.QUOTE_IN_QUOTED && c != QUOTE && c != delimiter) {
                return false;
            }
            state = behind(c);
        }
        if (state != State.QUOTED) {
            state = State.CELL_BEGINS;
        }
        return true;
    }

    /** Says whether the last line ended within quotes. */
    boolean isOpen() {
        return state == State.QUOTED;
    }

    private State behind(char c) {
        return switch (state) {
            case CELL_BEGINS -> c == QUOTE ? State.QUOTED : bare(c);
            case BARE -> bare(c);
            case QUOTED -> c == QUOTE ? State.QUOTE_IN_QUOTED : State.QUOTED;
            case QUOTE_IN_QUOTED -> c == QUOTE ? State.QUOTED : State.CELL_BEGINS;
        };
    }

    private State bare(char c) {
        return c == delimiter ? State.CELL_BEGINS : State.BARE;
    }
}
