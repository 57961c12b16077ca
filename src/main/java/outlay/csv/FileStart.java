package outlay.csv;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the header of a file, and what separates its cells.
 *
 * <p>Before the header: blank lines; {@code sep=;} as spreadsheets write it; a block that begins
 * with {@code Notes:} and ends at a blank line, as in LinkedIn's export of connections.
 *
 * @param linesBefore how many lines the header has before it
 * @param stated the delimiter that the user or the file states; null when neither does
 * @param delimiter the one stated, else the one that the header has most often
 */
record FileStart(long linesBefore, @Nullable Character stated, char delimiter) {
    private static final String DELIMITERS = ",;\t|";

    /** More than the reader below lets pass as one line. */
    static final int LONGEST_LINE = 1 << 21;

    /** Leaves the reader at the header. */
    static FileStart read(BufferedReader text, String name, @Nullable Character given) {
        try {
            long before = 0;
            Character stated = given;
            boolean inNotes = false;
            while (true) {
                text.mark(LONGEST_LINE);
                String line = text.readLine();
                if (line == null) {
                    return new FileStart(before, stated, stated == null ? ',' : stated);
                }
                if (line.length() == 5 && line.startsWith("sep=") && !line.endsWith("\"")) {
                    stated = given == null ? (Character) line.charAt(4) : given;
                } else if (before == 0 && line.startsWith("Notes:")) {
                    inNotes = true;
                } else if (line.isBlank()) {
                    inNotes = false;
                } else if (!inNotes) {
                    text.reset();
                    char delimiter = stated == null ? mostFrequent(line) : stated;
                    return new FileStart(before, stated, delimiter);
                }
                before++;
            }
        } catch (IOException e) {
            throw TextSource.unreadable(name, e);
        }
    }

    /** The second quote of two goes on where the first seemed to close. */
    private static boolean beginsCell(String header, int at) {
        return at == 0
                || header.charAt(at - 1) == '"'
                || DELIMITERS.indexOf(header.charAt(at - 1)) >= 0;
    }

    /** Returns the delimiter that the header has most often outside quotes; a comma in doubt. */
    private static char mostFrequent(String header) {
        int[] counts = new int[DELIMITERS.length()];
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            // As in Hebrew, a quote in the middle of a word is a character.
            quoted ^= c == '"' && (quoted || beginsCell(header, i));
            int delimiter = DELIMITERS.indexOf(c);
            if (!quoted && delimiter >= 0) {
                counts[delimiter]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return DELIMITERS.charAt(best);
    }
}
