package outlay.refusal;

import java.util.List;
import java.util.regex.Pattern;

/** One wording of {@link Wordings}: its pieces in order. */
record Phrase(List<Piece> pieces) {
    static final int MOST_GAP = 40;

    private static final Pattern END_OF_SENTENCE = Pattern.compile("(?:^|[^. ])[.!?] ");

    /**
     * A piece of a wording: the texts that it may be, and the words that the gap before may not
     * have.
     */
    record Piece(List<String> texts, List<String> barred) {
        /** Returns where the piece ends that stands soonest behind a place, or -1. */
        int endAfter(String text, int from) {
            int soonest = -1;
            for (String piece : texts) {
                int end = endOf(piece, text, from);
                soonest = end >= 0 && (soonest < 0 || end < soonest) ? end : soonest;
            }
            return soonest;
        }

        private int endOf(String piece, String text, int from) {
            int most = Math.min(text.length(), from + MOST_GAP + piece.length());
            String near = text.substring(from, most);
            int at = near.indexOf(piece);
            while (at >= 0 && !beginsWord(text, from + at)) {
                at = near.indexOf(piece, at + 1);
            }
            return at >= 0 && mayLieBetween(near.substring(0, at))
                    ? from + at + piece.length()
                    : -1;
        }

        private boolean mayLieBetween(String gap) {
            return !END_OF_SENTENCE.matcher(gap).find()
                    && barred.stream().noneMatch(word -> hasWord(gap, word));
        }
    }

    /** Returns the texts that it can begin with. */
    List<String> beginnings() {
        return pieces.get(0).texts;
    }

    /** Returns whether the later pieces follow a beginning, each within the gap. */
    boolean goesOn(String text, int from) {
        int end = from;
        for (int piece = 1; piece < pieces.size() && end >= 0; piece++) {
            end = pieces.get(piece).endAfter(text, end);
        }
        return end >= 0;
    }

    private static boolean hasWord(String text, String word) {
        int at = text.indexOf(word);
        while (at >= 0 && !beginsWord(text, at)) {
            at = text.indexOf(word, at + 1);
        }
        return at >= 0;
    }

    static boolean beginsWord(String text, int at) {
        return at == 0 || !isWord(text.charAt(at)) || !isWord(text.charAt(at - 1));
    }

    private static boolean isWord(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }
}
