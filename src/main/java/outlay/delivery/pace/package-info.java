/**
 * How fast a campaign may send.
 *
 * <pre>
 * Outlook          when a campaign sends next, and what holds it back until then
 *    |
 * SenderLimits     the senders, each with what has left with it in any campaign
 *    |
 * Pace             one campaign: its schedule and limits, over
 *    |
 * SenderHistory    when one sender's last messages left
 *
 * Slots            how many may leave at one moment, given out once where senders are shared
 * Rotation         which mailbox writes the next first email
 * LocalHours       a schedule in each recipient's own timezone
 * </pre>
 *
 * <p>Invariant: a mailbox has one quota, whoever uses it.
 */
@NullMarked
package outlay.delivery.pace;

import org.jspecify.annotations.NullMarked;
