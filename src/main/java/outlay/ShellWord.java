package outlay;

import java.util.regex.Pattern;

/** A word in a command line that somebody is told to type. */
public final class ShellWord {
    /** What no shell takes for anything else. */
    private static final Pattern PLAIN = Pattern.compile("[\\w/.,:+@%-]+");

    private ShellWord() {}

    /** Returns it as a shell reads one word. */
    public static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
