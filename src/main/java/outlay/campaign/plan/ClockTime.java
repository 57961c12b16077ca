package outlay.campaign.plan;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A time of day as operators write it: {@code 9:00}, {@code 17:30}; {@code 24:00} ends the day. */
final class ClockTime {
    private static final String END_OF_DAY = "24:00";

    private ClockTime() {}

    static Optional<LocalTime> parse(String text) {
        String time = text.strip();
        if (isEndOfDay(time)) {
            return Optional.of(LocalTime.MIDNIGHT);
        }
        try {
            return Optional.of(LocalTime.parse(time.length() == 4 ? "0" + time : time));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static boolean isEndOfDay(String text) {
        return text.strip().equals(END_OF_DAY);
    }

    /** Returns a closing time: midnight is the end of the day. */
    static String text(LocalTime closes) {
        return closes.equals(LocalTime.MIDNIGHT) ? END_OF_DAY : closes.toString();
    }
}
