package outlay.inbound.mime;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds email addresses in text: around each {@code @}, in time linear in the text. */
public final class MentionedAddresses {
    private static final int MOST_LOCAL = 128;
    private static final int MOST_DOMAIN = 255;

    /** An address and where it stands in the text it was found in. */
    public record Found(String address, int start, int end) {}

    private MentionedAddresses() {}

    /** Returns the first address in a text, or null. */
    public static @Nullable String first(String text) {
        Found found = next(text, 0);
        return found == null ? null : found.address;
    }

    /** Returns the addresses in a text, in order, each once (without case). */
    public static List<String> all(String text) {
        List<String> all = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Found at = next(text, 0); at != null; at = next(text, at.end)) {
            if (seen.add(at.address.toLowerCase(Locale.ROOT))) {
                all.add(at.address);
            }
        }
        return all;
    }

    /** Returns the address of a From field or the like: the one in angle brackets, or the first. */
    public static @Nullable String ofHeader(String value) {
        int open = value.lastIndexOf('<');
        String inBrackets = open < 0 ? null : first(value.substring(open));
        return inBrackets == null ? first(value) : inBrackets;
    }

    /** Returns the next address at or after a place, or null. */
    public static @Nullable Found next(String text, int from) {
        for (int at = text.indexOf('@', from); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = startOfLocal(text, at, from);
            int end = endOfDomain(text, at + 1);
            if (start < at && end > at + 1) {
                return new Found(text.substring(start, end), start, end);
            }
        }
        return null;
    }

    private static int startOfLocal(String text, int at, int from) {
        int least = Math.max(from, at - MOST_LOCAL);
        if (at > least && text.charAt(at - 1) == '"') {
            return startOfQuoted(text, at - 1, least);
        }
        int start = at;
        while (start > least && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < at
                && !Character.isLetterOrDigit(text.charAt(start))
                && text.charAt(start) != '_') {
            start++;
        }
        return start;
    }

    /**
     * Returns where the quoted text begins that ends at {@code close}; after it when there is none.
     */
    private static int startOfQuoted(String text, int close, int least) {
        for (int open = close - 1; open >= least && text.charAt(open) != '\n'; open--) {
            if (text.charAt(open) == '"') {
                return open + 1 < close ? open : close + 1;
            }
        }
        return close + 1;
    }

    private static int endOfDomain(String text, int start) {
        int most = Math.min(text.length(), start + MOST_DOMAIN);
        int end = start;
        while (end < most && isDomain(text.charAt(end))) {
            end++;
        }
        while (end > start && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isLocal(char c) {
        return isWord(c) || "!#$%&'*+/=?^_`{|}~.-".indexOf(c) >= 0;
    }

    private static boolean isDomain(char c) {
        return isWord(c) || c == '.' || c == '-';
    }

    /** Letters of any alphabet with case; running text in others has no spaces to stop at. */
    private static boolean isWord(char c) {
        return c < 0x80
                ? Character.isLetterOrDigit(c)
                : Character.isLowerCase(c) || Character.isUpperCase(c);
    }
}
