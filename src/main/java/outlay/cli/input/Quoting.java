package outlay.cli.input;

import java.util.ArrayList;
import java.util.List;
import outlay.Problem;

/**
 * Splits a line into words as a POSIX shell does: quotes of both kinds, backslashes, comments.
 * Nothing else of a shell is special: no variables, no patterns, no pipes.
 */
public final class Quoting {
    /** What a backslash takes its meaning from between double quotes. */
    private static final String SPECIAL_IN_DOUBLE = "\"\\$`\n";

    private static final char NEW_LINE = '\n';

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int start;
    private boolean inWord;
    private boolean endsInWord;
    private boolean goesOn;
    private char open;
    private int next;

    private Quoting(String line) {
        this.line = line;
    }

    /** Reads a line, or several that belong together; it may end in the middle of a quote. */
    public static Quoting read(String line) {
        Quoting quoting = new Quoting(line);
        quoting.readAll();
        return quoting;
    }

    /**
     * Returns a word as it is typed, so that neither this program nor bash obeys anything in it.
     *
     * @param open the quote that has been opened before it; 0 for none
     */
    public static String quoted(String word, char open) {
        return switch (open) {
            case '\'' -> word.replace("'", "'\\''");
            // A backslash before ! would stay in the word: it stands outside the quotes.
            case '"' -> word.replaceAll("[\"\\\\$`]", "\\\\$0").replace("!", "\"\\!\"");
            default -> word.replaceAll("[^\\p{L}\\p{N}\\p{M}@%+=:,./_-]", "\\\\$0");
        };
    }

    /** Returns the words; the last one is what has been begun. */
    public List<String> words() {
        return words;
    }

    /** Returns the quote that is not closed; 0 when all are. */
    public char open() {
        return open;
    }

    /**
     * Returns what is wrong where a quote is not closed.
     *
     * @param place where the line stands, such as {@code file:3: }; may be empty
     */
    public Problem notClosed(String place) {
        return new Problem(
                Problem.Kind.INVALID_INPUT,
                place + "the quote " + open + " is not closed",
                "close it on the same line; \\" + open + " is the sign itself");
    }

    /** Returns what is being typed at the end of the line; empty when a word is yet to begin. */
    public String current() {
        return endsInWord ? words.get(words.size() - 1) : "";
    }

    /** Returns where in the line that begins, with its quotes. */
    public int start() {
        return endsInWord ? start : line.length();
    }

    /** Returns the words that have been typed before. */
    public List<String> before() {
        return endsInWord ? words.subList(0, words.size() - 1) : words;
    }

    /** Says whether a backslash at the end has the next line belong to this one. */
    public boolean goesOn() {
        return goesOn;
    }

    private void readAll() {
        while (next < line.length()) {
            char c = line.charAt(next++);
            if (open == '\'') {
                quoted(c);
            } else if (open == '"') {
                doubleQuoted(c);
            } else if (c == '#' && !inWord) {
                comment();
            } else {
                plain(c);
            }
        }
        endsInWord = inWord;
        endWord();
    }

    private void plain(char c) {
        if (c == '\'' || c == '"') {
            begin();
            open = c;
        } else if (c == '\\') {
            escaped();
        } else if (c == ' ' || c == '\t' || c == NEW_LINE) {
            endWord();
        } else {
            add(c);
        }
    }

    private void quoted(char c) {
        if (c == open) {
            open = 0;
        } else {
            add(c);
        }
    }

    private void doubleQuoted(char c) {
        boolean escapes =
                c == '\\'
                        && (next == line.length()
                                || SPECIAL_IN_DOUBLE.indexOf(line.charAt(next)) >= 0);
        if (escapes) {
            escaped();
        } else {
            quoted(c);
        }
    }

    /** Behind a backslash the end of a line is as if it were not there. */
    private void escaped() {
        if (next == line.length()) {
            goesOn = true;
        } else if (line.charAt(next) == NEW_LINE) {
            next++;
        } else {
            begin();
            add(line.charAt(next++));
        }
    }

    private void comment() {
        int end = line.indexOf(NEW_LINE, next);
        next = end < 0 ? line.length() : end;
    }

    private void add(char c) {
        begin();
        word.append(c);
    }

    /** The sign just read is the first of a word, unless one is begun. */
    private void begin() {
        if (!inWord) {
            start = next - 1;
            inWord = true;
        }
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
