package outlay.mailbox;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a new mailbox gets going: so many emails on its first day of sending, so many more on each
 * further one. A day on which it sends nothing does not count.
 */
public record Ramp(int start, int step) {
    private static final Pattern WRITTEN = Pattern.compile("([1-9]\\d{0,8})\\+(\\d{1,9})");

    /** Reads {@code 20+5}; empty when it is written otherwise. */
    public static Optional<Ramp> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(
                        new Ramp(
                                Integer.parseInt(matcher.group(1)),
                                Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** Returns how many emails may leave on a day behind so many days of sending. */
    int after(int days, int most) {
        return (int) Math.min(most, start + (long) step * days);
    }

    /** Returns how many days of sending it takes until the ramp limits nothing more. */
    int length(int most) {
        return start >= most || step == 0 ? 0 : (most - start + step - 1) / step;
    }

    /** Returns it as {@link #parse} reads it. */
    @Override
    public String toString() {
        return start + "+" + step;
    }
}
