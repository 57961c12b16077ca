package outlay.inbound.optout;

import java.util.regex.Pattern;

/** Patterns of several words each, that are looked for where a word begins. */
final class Phrases {
    private static final String END = "(?![\\p{L}\\p{N}])";

    private final WordIndex<Pattern> patterns = new WordIndex<>();

    /** Adds a regular expression; alternatives outside of groups are patterns of their own. */
    void add(String expression) {
        for (String each : Beginnings.alternatives(expression)) {
            patterns.add(Beginnings.of(each), Pattern.compile("(?:" + each + ")" + END));
        }
    }

    /** Adds those that others have. */
    void addAll(Phrases others) {
        patterns.addAll(others.patterns);
    }

    /** Says whether words, with a space between each two, have one of the phrases in them. */
    boolean areIn(String words) {
        int at = 0;
        while (at >= 0 && at < words.length()) {
            int start = at;
            if (patterns.anyAt(words, at, each -> isAt(each, words, start))) {
                return true;
            }
            at = WordIndex.nextWord(words, at);
        }
        return false;
    }

    private static boolean isAt(Pattern pattern, String words, int at) {
        return pattern.matcher(words).region(at, words.length()).lookingAt();
    }
}
