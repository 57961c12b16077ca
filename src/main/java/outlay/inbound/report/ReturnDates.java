package outlay.inbound.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outlay.Resource;
import outlay.refusal.PlainWords;

/**
 * Finds in an automatic reply the dates until which somebody is away, or on which he is back;
 * {@code returns.txt} has the words. A date counts only beside such a word: others are of trade
 * fairs.
 */
final class ReturnDates {
    private static final int MOST_TEXT = 4_000;
    private static final int MOST_DATES = 20;

    /** How far from a date the word may stand that tells what it means. */
    private static final int NEAR = 50;

    /** More than the longest month takes, and more than a day, a month and a year. */
    private static final int MOST_BEFORE_DIGIT = 30;

    private static final int MOST_BEHIND_DIGIT = 80;

    /** A full stop behind a number is none. */
    private static final Pattern END_OF_SENTENCE = Pattern.compile("[\\p{L})][.!?;] ");

    private static final Map<String, Integer> MONTHS = new HashMap<>();
    private static final Map<String, Set<String>> WORDS = new HashMap<>();
    private static final Pattern DATE;

    static {
        load();
        String month = "(" + String.join("|", longestFirst()) + ")";
        String day = "(\\d{1,2})(?:st|nd|rd|th|er|o|\\.)?";
        String year = "(?:,? (?:de |del |do )?((?:19|20)\\d\\d))?";
        DATE =
                Pattern.compile(
                        "(?<![\\p{L}\\d])(?:"
                                + (day
                                        + " ?(?:of |de |di |d')?"
                                        + month
                                        + "(?![\\p{L}])\\.?"
                                        + year)
                                + ("|" + month + "\\.? " + day + "(?!\\d)" + year)
                                + "|((?:19|20)\\d\\d)-(\\d\\d)-(\\d\\d)"
                                + "|(\\d{1,2})([./-])(\\d{1,2})\\11((?:20)?\\d\\d)"
                                + "|(\\d{1,2})\\.(\\d{1,2})\\."
                                + "|(\\d{1,2})/(\\d{1,2})(?!/)"
                                + ")(?!\\d)");
    }

    private ReturnDates() {}

    private static void load() {
        Resource.lines(ReturnDates.class, "returns.txt").forEach(ReturnDates::load);
    }

    private static void load(String line) {
        int colon = line.indexOf(": ");
        String key = line.substring(0, colon);
        List<String> words = Arrays.asList(line.substring(colon + 2).split(" ", -1));
        if (Character.isDigit(key.charAt(0))) {
            words.forEach(word -> MONTHS.put(word, Integer.valueOf(key)));
        } else {
            WORDS.put(key, Set.copyOf(words));
        }
    }

    private static List<String> longestFirst() {
        return MONTHS.keySet().stream()
                .sorted((a, b) -> b.length() - a.length())
                .collect(Collectors.toList());
    }

    /** Returns the dates that tell when somebody is back; none for most messages. */
    static List<StatedDate> in(ReceivedMail letter) {
        return in(letter.subject() + " . " + letter.own());
    }

    static List<StatedDate> in(String written) {
        String begin = written.substring(0, Math.min(written.length(), MOST_TEXT));
        String text = PlainWords.fold(begin);
        List<StatedDate> dates = new ArrayList<>();
        Matcher matcher = DATE.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        int done = 0;
        int digit = nextDigit(text, 0);
        while (digit < text.length() && dates.size() < MOST_DATES) {
            boolean found = findAround(digit, matcher, done, text.length());
            if (found && tellsReturn(text, matcher.start(), matcher.end())) {
                add(matcher, dates);
            }
            done = found ? matcher.end() : endOfDigits(text, digit);
            digit = nextDigit(text, done);
        }
        return dates;
    }

    /** Finds the date that has this digit as its first one: it is not looked for elsewhere. */
    private static boolean findAround(int digit, Matcher matcher, int least, int most) {
        int from = Math.max(least, digit - MOST_BEFORE_DIGIT);
        matcher.region(from, Math.min(most, digit + MOST_BEHIND_DIGIT));
        return matcher.find() && matcher.start() <= digit;
    }

    private static int nextDigit(String text, int from) {
        int at = from;
        while (at < text.length() && !isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int endOfDigits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean tellsReturn(String text, int start, int end) {
        String before = lastSentence(text.substring(Math.max(0, start - NEAR), start));
        String after = firstSentence(text.substring(end, Math.min(text.length(), end + NEAR)));
        return hasWord(before, "until")
                || hasWord(before, "back")
                || hasWord(after, "back")
                || endsRange(before);
    }

    private static String lastSentence(String text) {
        Matcher ends = END_OF_SENTENCE.matcher(text);
        int from = 0;
        while (ends.find()) {
            from = ends.end();
        }
        return text.substring(from);
    }

    private static String firstSentence(String text) {
        return text.split("[.!?;]( |$)", 2)[0];
    }

    private static boolean hasWord(String text, String kind) {
        Set<String> words = WORDS.getOrDefault(kind, Set.of());
        return Arrays.stream(text.split("[^\\p{L}']+|(?<=')", -1)).anyMatch(words::contains);
    }

    /** "3 to", "du 3 mars au": another day, and then one of the words that lead to the last. */
    private static boolean endsRange(String before) {
        String[] words = before.strip().split(" ", -1);
        String last = words[words.length - 1];
        boolean glued = last.matches(".*\\d\\.?[-–—]");
        boolean leads = WORDS.getOrDefault("through", Set.of()).contains(last);
        return glued || (leads && before.chars().anyMatch(Character::isDigit));
    }

    private static void add(Matcher date, List<StatedDate> dates) {
        if (date.group(1) != null) {
            add(dates, date.group(1), month(date.group(2)), date.group(3));
        } else if (date.group(4) != null) {
            add(dates, date.group(5), month(date.group(4)), date.group(6));
        } else if (date.group(7) != null) {
            add(dates, date.group(9), Integer.parseInt(date.group(8)), date.group(7));
        } else if (date.group(10) != null) {
            numbers(dates, date.group(10), date.group(12), date.group(13));
        } else if (date.group(14) != null) {
            numbers(dates, date.group(14), date.group(15), null);
        } else {
            numbers(dates, date.group(16), date.group(17), null);
        }
    }

    private static int month(String name) {
        return MONTHS.getOrDefault(name, 0); // 0: of no date
    }

    /** The day stands first, unless that can only be the month, as Americans write it. */
    private static void numbers(
            List<StatedDate> dates, String first, String second, @Nullable String year) {
        boolean american = Integer.parseInt(second) > 12;
        add(
                dates,
                american ? second : first,
                Integer.parseInt(american ? first : second),
                year != null && year.length() == 2 ? "20" + year : year);
    }

    private static void add(List<StatedDate> dates, String day, int month, @Nullable String year) {
        OptionalInt inYear =
                year == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(year));
        dates.add(new StatedDate(Integer.parseInt(day), month, inYear));
    }
}
