/**
 * How fast a campaign may send.
 *
 * <pre>
 * Forecast         what a campaign is going to send, and what holds it back until when
 *    |
 * SenderLimits     the senders, each with what has left with it in any campaign
 *    |
 * Pace             one campaign: its schedule and limits, over
 *    |
 * SenderHistory    when one sender's last messages left
 *
 * LocalHours       a schedule in each recipient's own timezone
 * </pre>
 *
 * <p>Invariant: a mailbox has one quota, whoever uses it.
 */
@NullMarked
package outlay.delivery.pace;

import org.jspecify.annotations.NullMarked;
