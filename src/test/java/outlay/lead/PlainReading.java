package outlay.lead;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Reads values as the manual says. It shares no line with the index, which it is to check. */
public final class PlainReading {
    private PlainReading() {}

    /** Says whether a contact's value of a field meets a value that a filter asks for. */
    public static boolean matches(String field, String value, String wanted) {
        return switch (field) {
            case "title" -> split(value).containsAll(split(wanted));
            case "employees", "revenue" -> inside(value, wanted);
            case "technologies", "keywords", "tags" ->
                    Arrays.stream(value.split("[;,]"))
                            .anyMatch(v -> plain(v).equals(plain(wanted)));
            default -> plain(value).equals(plain(wanted));
        };
    }

    private static List<String> split(String text) {
        return Arrays.asList(plain(text).split("[^\\p{L}\\p{N}]+"));
    }

    private static boolean inside(String value, String wanted) {
        double[] outer = Objects.requireNonNull(RANGES.get(wanted));
        double[] inner = RANGES.get(value);
        return inner != null && outer[0] <= inner[0] && inner[1] <= outer[1];
    }

    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final Map<String, double[]> RANGES = new HashMap<>();

    static {
        range("1-10", 1, 10);
        range("11-50", 11, 50);
        range("51-200", 51, 200);
        range("51 – 200 employees", 51, 200);
        range("60", 60, 60);
        range("7", 7, 7);
        range("1000+", 1000, INFINITE);
        range("5,001-10,000", 5001, 10000);
        range("1-50", 1, 50);
        range("0-100000", 0, 100000);
        range("5K+", 5000, INFINITE);
        range("<1M", 0, 1e6);
        range("$1M-$10M", 1e6, 1e7);
        range(">1B", 1e9, INFINITE);
        range("500K", 5e5, 5e5);
        range("$500K", 5e5, 5e5);
        range("2.5 million", 2.5e6, 2.5e6);
        range("1,000,000", 1e6, 1e6);
        range("1M-50M", 1e6, 5e7);
        range("0-1T", 0, 1e12);
    }

    private static void range(String text, double low, double high) {
        RANGES.put(text, new double[] {low, high});
    }

    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('Ł', 'L')
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }
}
