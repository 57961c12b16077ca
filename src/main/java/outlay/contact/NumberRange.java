package outlay.contact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.Folding;

/**
 * A number or a range of numbers, both ends included, as people write it: {@code 51-200}, {@code
 * 300}, {@code 1000+}, {@code 5,001-10,000 employees}, {@code <1M}, {@code $1M-$50M}, {@code > 1
 * billion}.
 */
public record NumberRange(long low, long high) {
    /** Nothing that is counted here reaches it; it stands for "and more" too. */
    public static final long WITHOUT_END = 0xffff_ffff_ffffL;

    /** How long a {@link #key} is. */
    static final int KEY_LENGTH = 24;

    private static final String NUMBER =
            "(\\d[\\d., ]*)\\s*"
                    + "(k|thousand|mm|mn|mil|mill|mio|million|millions|m|bn|bil|bill|billion"
                    + "|billions|b|tn|trillion|t)?\\.?";
    private static final Pattern NOISE =
            Pattern.compile(
                    "[$€£¥]|\\b(?:us|usd|eur|gbp|employees?|people|staff|persons?|between|about"
                            + "|revenue|annually)\\b");
    private static final Pattern ONE = Pattern.compile(NUMBER);
    private static final Pattern TWO =
            Pattern.compile(NUMBER + "\\s*(?:-+|to|and|\\.\\.+)\\s*" + NUMBER);
    private static final Pattern UP_TO =
            Pattern.compile("(?:<=?|≤|under|below|less than|up to|fewer than)\\s*" + NUMBER);
    private static final Pattern FROM =
            Pattern.compile("(?:>=?|≥|over|above|more than|at least)\\s*" + NUMBER);
    private static final Pattern AND_MORE =
            Pattern.compile(NUMBER + "\\s*(?:\\+|or more|and more|and above|and over|plus)");

    /** Reads a number or range; empty when the text is neither, or ends before it begins. */
    public static Optional<NumberRange> parse(String text) {
        String plain =
                NOISE.matcher(Folding.fold(text).replaceAll("[‐-―−]", "-")).replaceAll(" ").strip();
        Matcher one = ONE.matcher(plain);
        Matcher two = TWO.matcher(plain);
        Matcher upTo = UP_TO.matcher(plain);
        Matcher from = FROM.matcher(plain);
        Matcher andMore = AND_MORE.matcher(plain);
        if (one.matches()) {
            return number(one, 1).map(n -> new NumberRange(n, n));
        } else if (two.matches()) {
            return between(two);
        } else if (upTo.matches()) {
            return number(upTo, 1).map(n -> new NumberRange(0, n));
        } else if (from.matches()) {
            return number(from, 1).map(n -> new NumberRange(n, WITHOUT_END));
        } else if (andMore.matches()) {
            return number(andMore, 1).map(n -> new NumberRange(n, WITHOUT_END));
        }
        return Optional.empty();
    }

    /** "1-10M" begins at a million, "500-1K" at 500: where the end alone has a unit. */
    private static Optional<NumberRange> between(Matcher two) {
        Optional<Long> high = number(two, 3);
        Optional<Long> low = number(two, 1);
        if (low.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        String unit = two.group(4);
        if (two.group(2) == null && unit != null) {
            Optional<Long> scaled = number(two.group(1), unit);
            low = scaled.filter(n -> n < high.get()).or(() -> number(two, 1));
        }
        return low.filter(n -> n <= high.get()).map(n -> new NumberRange(n, high.get()));
    }

    private static Optional<Long> number(Matcher matcher, int group) {
        return number(matcher.group(group), matcher.group(group + 1));
    }

    private static Optional<Long> number(
            String digits, @org.jspecify.annotations.Nullable String unit) {
        String plain = digits.replace(" ", "");
        if (plain.matches("\\d{1,3}(,\\d{3})+(\\.\\d+)?")) {
            plain = plain.replace(",", "");
        } else if (unit == null && plain.matches("\\d{1,3}(\\.\\d{3})+(,\\d+)?")) {
            plain = plain.replace(".", "").replace(',', '.');
        } else {
            plain = plain.replace(',', '.');
        }
        if (!plain.matches("\\d{1,15}(\\.\\d*)?")) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(plain.replaceFirst("\\.$", "")).multiply(size(unit));
        BigDecimal most = BigDecimal.valueOf(WITHOUT_END - 1);
        return Optional.of(number.min(most).setScale(0, RoundingMode.HALF_UP).longValue());
    }

    private static BigDecimal size(@org.jspecify.annotations.Nullable String unit) {
        if (unit == null) {
            return BigDecimal.ONE;
        }
        return switch (unit.charAt(0)) {
            case 'k' -> BigDecimal.TEN.pow(3);
            case 'm' -> BigDecimal.TEN.pow(6);
            case 'b' -> BigDecimal.TEN.pow(9);
            default -> unit.equals("thousand") ? BigDecimal.TEN.pow(3) : BigDecimal.TEN.pow(12);
        };
    }

    /** Says whether another range lies inside this one. */
    public boolean contains(NumberRange other) {
        return low <= other.low && other.high <= high;
    }

    /**
     * Returns a text that sorts as the range does, by its low end and then its high one; the index
     * keeps values under it, so that all ranges inside another one lie in one stretch.
     */
    public String key() {
        return hex(low) + hex(high);
    }

    /** Reads back a text that begins with a {@link #key}; empty for any other. */
    public static Optional<NumberRange> ofKey(String key) {
        if (key.isEmpty() || key.charAt(0) == ValueKeys.UNREADABLE) {
            return Optional.empty();
        }
        long low = Long.parseLong(key, 0, 12, 16);
        return Optional.of(new NumberRange(low, Long.parseLong(key, 12, KEY_LENGTH, 16)));
    }

    private static String hex(long number) {
        String digits = Long.toHexString(number);
        return "0".repeat(12 - digits.length()) + digits;
    }
}
