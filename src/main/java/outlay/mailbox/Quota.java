package outlay.mailbox;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import outlay.LocalDay;
import outlay.campaign.plan.Limits;

/**
 * How fast a mailbox may send, whatever campaigns use it.
 *
 * @param limits {@code perDay} counts by calendar days of the timezone
 */
public record Quota(Limits limits, Optional<Ramp> ramp, ZoneId timezone) {

    /** Returns how many emails may leave on a day, behind so many days of sending. */
    public OptionalInt perDay(int daysOfSending) {
        OptionalInt most = limits.perDay();
        return ramp.isPresent() && most.isPresent()
                ? OptionalInt.of(ramp.get().after(daysOfSending, most.getAsInt()))
                : most;
    }

    /** Returns when the day of a moment has begun. */
    public Instant startOfDay(Instant at) {
        return LocalDay.of(at, timezone).start();
    }

    /** Returns how many days of sending matter: behind more of them the ramp is over. */
    public int daysThatMatter() {
        OptionalInt most = limits.perDay();
        return ramp.isPresent() && most.isPresent() ? ramp.get().length(most.getAsInt()) : 0;
    }
}
