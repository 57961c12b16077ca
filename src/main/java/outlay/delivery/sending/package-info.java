/**
 * The sending loop: due, intent, SMTP, result.
 *
 * <pre>
 *  thread of the command (the keeper)              threads "preparer"         threads "courier"
 *  has the database, and all state but             check addresses, render    one connection each
 *  what is marked otherwise
 *
 *  Assignment: who is next, by which Lane; no more than there are Slots
 *  Preparers.prepare -------- those Due -------&gt; Preparation
 *                                                       |
 *  Sending.loop  &lt;--------- queue of Event -------------+
 *     |          &lt;--------- queue of Event -------------------------------------------+
 *     | Recording hears them                                                          |
 *     | one transaction:                                                              |
 *     |   Recording, Settlement  what has happened                                    |
 *     |   Departures             what leaves next: intended                           |
 *     | committed, only then                                                          |
 *     \-----------------------  one errand for each idle courier ----------------&gt; Courier
 *
 *  RunState     the run: what is in flight, and whether more may leave
 *  Outlet       one way out: a mailbox, or that of campaigns with a From of their own; its Crew
 *  CampaignRun  one campaign: who waits for a first email; what has become of it (Tally); BounceAlarm
 *  Lane         one campaign by one outlet: its follow-ups (RowWalk), what can leave (ReadyQueue),
 *               Terms, on which it sends
 *  Agenda       when there is something to do again; nothing: the run is over
 *  Start, Finish    what a run begins and ends with
 *
 *  other threads may call Sending.stop, an Event like any other, and Sending.departed
 * </pre>
 *
 * <p>Invariants: a courier has at most one message in hand, and that one is on the disk as
 * intended; preparers change nothing.
 */
@NullMarked
package outlay.delivery.sending;

import org.jspecify.annotations.NullMarked;
