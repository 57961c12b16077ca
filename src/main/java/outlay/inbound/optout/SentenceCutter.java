package outlay.inbound.optout;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into its sentences, at marks that a space or the end follows, and at wide ones. */
final class SentenceCutter {
    private final List<String> found = new ArrayList<>();
    private final String text;
    private int start;

    private SentenceCutter(String text) {
        this.text = text;
    }

    /** Returns them without the marks that end them, blank ones left out. */
    static List<String> in(String text) {
        return new SentenceCutter(text).cut(false);
    }

    /** Returns those of all paragraphs: an empty line ends a sentence, too. */
    static List<String> inParagraphs(String text) {
        return new SentenceCutter(text).cut(true);
    }

    private List<String> cut(boolean paragraphs) {
        int at = 0;
        while (at < text.length()) {
            int end = isMark(at) ? endOfMarks(at) : paragraphs ? endOfEmptyLines(at) : at;
            if (end > at) {
                add(at);
                start = end;
                at = end;
            } else {
                at++;
            }
        }
        add(at);
        return found;
    }

    private void add(int end) {
        String sentence = text.substring(start, end);
        if (!sentence.isBlank()) {
            found.add(sentence);
        }
    }

    /** Returns where the marks end that end a sentence; the same place when they end none. */
    private int endOfMarks(int at) {
        int end = at + 1;
        while (end < text.length() && isMark(end)) {
            end++;
        }
        if (end == text.length() || isSpace(text.charAt(end))) {
            return end;
        }
        return text.charAt(at) > '…' ? at + 1 : at; // a wide mark has its space in it
    }

    /** Returns where the last of the empty lines ends that begin here, if any do. */
    private int endOfEmptyLines(int at) {
        int last = at;
        if (text.charAt(at) == '\n') {
            for (int end = at + 1; end < text.length() && isSpace(text.charAt(end)); end++) {
                last = text.charAt(end) == '\n' ? end + 1 : last;
            }
        }
        return last;
    }

    private boolean isMark(int at) {
        return switch (text.charAt(at)) {
            case '.', '!', '?', ';', ':', '…', '。', '！', '？', '；' -> true;
            default -> false;
        };
    }

    private static boolean isSpace(char c) {
        return c == ' '
                || (c >= '\t' && c <= '\r')
                || c == '\u0085'
                || c == '\u2028'
                || c == '\u2029';
    }
}
