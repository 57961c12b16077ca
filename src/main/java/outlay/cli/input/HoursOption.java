package outlay.cli.input;

import java.util.List;
import outlay.Problem;

/** Reads what {@code --hours} says: {@code 09:00-17:00}, or {@code 9-17}. */
public final class HoursOption {
    /** As it can be written. */
    public static final String EXAMPLE = "09:00-17:00";

    private HoursOption() {}

    /**
     * Returns when a window opens and closes, as {@code campaign.json} has it.
     *
     * @throws Problem USAGE when it has not two ends
     */
    public static List<String> window(String written) {
        String[] ends = written.split("-", -1);
        if (ends.length != 2) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "--hours is no window: " + written,
                    "write --hours " + EXAMPLE);
        }
        return List.of(hour(ends[0]), hour(ends[1]));
    }

    /** People write whole hours as {@code 9}. */
    private static String hour(String end) {
        String time = end.strip();
        return time.matches("\\d{1,2}") ? time + ":00" : time;
    }
}
