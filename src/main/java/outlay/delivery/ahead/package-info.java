/**
 * What is going to be sent.
 *
 * <pre>
 * Forecast           counts it, without sending, from one moment to the next:
 *    |
 * Lineup               PlannedCampaigns, and a PlannedLane for each of their mailboxes; in each a
 *    |               WaitingRow of Cohorts, which CohortReader reads and Arrivals makes anew
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
