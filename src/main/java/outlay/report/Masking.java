package outlay.report;

import java.util.regex.Pattern;

/** Shows of an address no more than what company it is at: {@code a•••@acme.example}. */
final class Masking {
    private static final String HIDDEN = "•••";

    /** A local part so short is hidden as a whole. */
    private static final int SHORTEST = 2;

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>()\\[\\]\"',;:@]+@[^\\s<>()\\[\\]\"',;:@]+");

    private Masking() {}

    static String of(String address) {
        int at = address.lastIndexOf('@');
        String shown = at < SHORTEST ? "" : address.substring(0, address.offsetByCodePoints(0, 1));
        return shown + HIDDEN + address.substring(Math.max(at, 0));
    }

    /** Returns a text, such as what a mail server said, with the addresses in it masked. */
    static String in(String text) {
        return ADDRESS.matcher(text).replaceAll(found -> of(found.group()).replace("$", "\\$"));
    }
}
