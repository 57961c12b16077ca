/**
 * What is going to be sent.
 *
 * <pre>
 * Forecast           counts it, without sending, from one moment to the next:
 *    |
 * Lineup               PlannedCampaigns, and the PlannedSenders who send them, with a PlannedLane
 *    |               for each pair; in a WaitingRow of Cohorts, which CohortReader reads, wait those
 *    |               who are next, and Arrivals come into it
 * Rivals               until when a sender may go on alone
 * Hours              when a cohort may be written to, and for which day that counts
 *
 * DressRehearsal     plays it: a real run of send with a LeapingClock, and what is ComingBack
 *
 * Calendar           what comes of either: a CalendarDay for each day, campaign and mailbox
 * </pre>
 *
 * <p>Invariants: nothing in the database changes; how many may leave when is decided by {@code
 * delivery.pace} alone, as it is in a run of {@code send}.
 */
@NullMarked
package outlay.delivery.ahead;

import org.jspecify.annotations.NullMarked;
