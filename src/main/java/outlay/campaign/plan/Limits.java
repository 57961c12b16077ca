package outlay.campaign.plan;

import java.util.OptionalInt;

/**
 * How fast a campaign may send.
 *
 * @param perDay emails in a calendar day of the schedule's time zone
 * @param perHour emails in any 60 minutes
 * @param gapMin least seconds between two emails
 * @param gapMax most seconds drawn for the gap between two emails
 */
public record Limits(OptionalInt perDay, OptionalInt perHour, int gapMin, int gapMax) {
    /** No limits. */
    public static final Limits NONE = new Limits(OptionalInt.empty(), OptionalInt.empty(), 0, 0);
}
