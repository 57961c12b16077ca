package outlay.campaign.plan;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hours of the day, from one local time until just before another. One that closes before it opens
 * runs past midnight, and belongs to the day on which it began.
 *
 * @param closes exclusive; {@link LocalTime#MIDNIGHT} stands for the end of the day
 */
public record Window(LocalTime opens, LocalTime closes) {
    static final Window ALL_DAY = new Window(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /** Returns windows as they are stored: {@code 09:00-12:00,22:00-02:00}. */
    public static String text(List<Window> windows) {
        return windows.stream()
                .map(window -> window.opens + "-" + window.closes)
                .collect(Collectors.joining(","));
    }

    /** Returns the windows that {@link #text} has written. */
    public static List<Window> of(String text) {
        return Stream.of(text.split(",")).map(Window::one).toList();
    }

    private static Window one(String text) {
        int dash = text.indexOf('-');
        return new Window(
                LocalTime.parse(text.substring(0, dash)),
                LocalTime.parse(text.substring(dash + 1)));
    }

    /** Returns it as operators write it; midnight ends a day as {@code 24:00}. */
    String words() {
        return opens + "-" + ClockTime.text(closes);
    }

    boolean isPastMidnight() {
        return !closes.equals(LocalTime.MIDNIGHT) && closes.isBefore(opens);
    }

    /** Returns the day on which it closes when it opens on the given one. */
    LocalDate closingDay(LocalDate day) {
        return closes.isAfter(opens) ? day : day.plusDays(1);
    }
}
