package outlay.cli.input;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/** Reads what {@code --gap-seconds} says: {@code 30-90}, or {@code 60}. */
public final class GapOption {
    private GapOption() {}

    /**
     * Returns the numbers of seconds as they are written; whether they are a range is for those to
     * say who know where else a gap is written.
     *
     * @throws Problem USAGE when they are no numbers
     */
    public static List<Integer> read(String text) {
        try {
            List<Integer> ends = new ArrayList<>();
            for (String end : text.split("-", -1)) {
                ends.add(Integer.valueOf(end.strip()));
            }
            return ends;
        } catch (NumberFormatException e) {
            throw noRange(text, e);
        }
    }

    /**
     * Returns the least and the most seconds.
     *
     * @throws Problem USAGE when it is no range
     */
    public static List<Integer> range(String text) {
        List<Integer> ends = read(text);
        int least = ends.get(0);
        int most = ends.get(ends.size() - 1);
        if (ends.size() > 2 || most < least) {
            throw noRange(text, null);
        }
        return List.of(least, most);
    }

    private static Problem noRange(String text, @Nullable Exception e) {
        return new Problem(
                Problem.Kind.USAGE,
                "--gap-seconds is no range: " + text,
                "write --gap-seconds 30-90",
                e);
    }
}
