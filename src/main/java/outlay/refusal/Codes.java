package outlay.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds reply codes (RFC 5321) and enhanced status codes (RFC 3463) in text. */
public final class Codes {
    // Each looks at what stands before its first digit once that is there: an expression that
    // begins by looking back does so at every place of a text.
    private static final Pattern ENHANCED =
            Pattern.compile("[245](?<![\\d.].)\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d]|\\.\\d)");
    private static final Pattern REPLY =
            Pattern.compile("[45](?<![\\d.\\w].)[0-7]\\d(?![\\d.\\w])");
    private static final Pattern REFUSAL =
            Pattern.compile("[45](?<![\\d.\\w].)(?:[0-7]\\d|\\.\\d{1,3}\\.\\d{1,3})(?![\\d.\\w])");
    private static final Pattern EMPTY_LINE = Pattern.compile("\\n[ \\t\\r]*\\n");
    private static final Pattern UNSPECIFIC = Pattern.compile("[245]\\.0\\.0");

    private static final int MOST_CODES = 20;

    private Codes() {}

    /** Returns the first enhanced status code in a text, or null. */
    public static @Nullable String enhanced(String text) {
        Matcher matcher = ENHANCED.matcher(text);
        return matcher.find() ? matcher.group() : null;
    }

    /** Returns the enhanced status codes in a text, in order, at most {@value #MOST_CODES}. */
    static List<String> allEnhanced(String text) {
        List<String> codes = new ArrayList<>();
        Matcher matcher = ENHANCED.matcher(text);
        while (codes.size() < MOST_CODES && matcher.find()) {
            codes.add(matcher.group());
        }
        return codes;
    }

    /** Returns how much a status tells: its class only, that time ran out, or a cause. */
    static int telling(String status) {
        return isUnspecific(status) ? 0 : status.endsWith(".4.7") ? 1 : 2;
    }

    /**
     * Returns the SMTP reply code that tells most, or null: the first that refuses something for
     * good, or else for now.
     */
    static @Nullable String reply(String text) {
        String forNow = null;
        Matcher matcher = REPLY.matcher(text);
        while (matcher.find()) {
            if (matcher.group().startsWith("5")) {
                return matcher.group();
            }
            forNow = forNow == null ? matcher.group() : forNow;
        }
        return forNow;
    }

    /**
     * Returns the paragraph of a text from its first refusing code on: what a server said, without
     * what is said around it; or an empty text.
     */
    static String refusal(String text) {
        Matcher code = REFUSAL.matcher(text);
        if (!code.find()) {
            return "";
        }
        Matcher end = EMPTY_LINE.matcher(text);
        return text.substring(code.start(), end.find(code.start()) ? end.start() : text.length());
    }

    /** Returns whether a status is {@code x.0.0}, which says no more than its class. */
    static boolean isUnspecific(@Nullable String status) {
        return status == null || UNSPECIFIC.matcher(status).matches();
    }
}
