package outlay.contact;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.Folding;

/**
 * Makes texts that sort by their signs as people file values: case and accents aside, and digits as
 * the numbers that they are. What is a number as a whole may be negative and have decimals.
 */
final class SortingText {
    /** Longer runs of digits are no numbers to people; so they stay before letters. */
    private static final int MOST_DIGITS = 40;

    /** Sign, digits in groups or not, decimals; somewhere a digit, be it before a last point. */
    private static final Pattern NUMBER =
            Pattern.compile("([-+−]?)0*+(\\d{1,3}(?:,\\d{3})++|\\d*+)(?:\\.(\\d*+))?(?<=\\d.?)");

    private SortingText() {}

    static String of(String value) {
        String text = Folding.fold(value);
        Matcher number = NUMBER.matcher(text);
        return number.matches() ? number(number) : numbered(text);
    }

    private static String number(Matcher number) {
        String digits = number.group(2).replace(",", "");
        String decimals = decimals(Objects.requireNonNullElse(number.group(3), ""));
        String size = length(digits.length()) + digits + decimals;
        String sign = number.group(1);
        boolean isZero = digits.isEmpty() && decimals.isEmpty();
        boolean isBelowZero = !sign.isEmpty() && !sign.equals("+") && !isZero;
        return isBelowZero ? "-" + turned(size) : size;
    }

    private static String decimals(String digits) {
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return end == 0 ? "" : "." + digits.substring(0, end);
    }

    /** The larger the size, the earlier; and what goes on comes before what has ended. */
    private static String turned(String size) {
        StringBuilder turned = new StringBuilder(size.length() + 1);
        turned.append((char) (length(MOST_DIGITS) - (size.charAt(0) - length(0))));
        size.chars().skip(1).forEach(c -> turned.append((char) (c == '.' ? c : '9' - (c - '0'))));
        return turned.append('~').toString();
    }

    /** Puts before each run of digits how many there are: 9 is before 10. */
    private static String numbered(String text) {
        StringBuilder numbered = new StringBuilder(text.length() + 4);
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            while (at < end && text.charAt(at) == '0') {
                at++;
            }
            if (end > 0 && isDigit(text.charAt(end - 1))) {
                numbered.append(length(end - at));
            }
            numbered.append(text, at, end);
            if (end < text.length()) {
                numbered.append(text.charAt(end));
            }
            at = end + 1;
        }
        return numbered.toString();
    }

    private static char length(int digits) {
        return (char) ('0' + Math.min(MOST_DIGITS, digits));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
