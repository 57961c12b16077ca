/**
 * The sending loop: due, intent, SMTP, result.
 *
 * <pre>
 *  thread of the command (the keeper)              threads "preparer"         threads "courier"
 *  has the database, and all state but             check addresses, render    one connection each
 *  what is marked otherwise
 *
 *  Preparers.prepareMore ------ tasks -----------&gt; Preparation
 *                                                       |
 *  Sending.loop  &lt;--------- queue of Event -------------+
 *     |          &lt;--------- queue of Event -------------------------------------------+
 *     | one transaction:                                                              |
 *     |   Recording, Settlement  what the events say                                  |
 *     |   Departures             what leaves next: intended                           |
 *     | committed, only then                                                          |
 *     \-----------------------  one errand for each idle courier ----------------&gt; Courier
 *
 *  Lane      one campaign: who is due, what is ready, its Pace, Standing and Tally
 *  RunState  the run: what is under way, and whether more may leave
 *  Agenda    when there is something to do again; nothing: the run is over
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
