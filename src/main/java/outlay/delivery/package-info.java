/**
 * The messages that have left, or may have: their numbers, states and store, and what operators ask
 * about them.
 *
 * <pre>
 * sending ---> writing          the loop of send;  one message of a campaign, from its templates
 *    |    \--> pace             how fast a sender may send, and what a campaign is going to
 * inbox -----> writing          what comes back about messages
 *    |
 * this package                  used by all four
 *    MessageStore -- Message, MessageName(s), MessageState  all SQL of the table
 *    Doubts, Resolution         who sent it is gone: in doubt, until an operator settles it
 *    BounceWatch                too many came back: the campaign is paused
 *    Redaction, History         what is kept of a server's words; all about one address
 * </pre>
 *
 * <p>Invariants of all: a message's intent is on the disk before a mail server hears of it, and its
 * result before the next message of that connection; no transaction is open while the network is
 * used.
 */
@NullMarked
package outlay.delivery;

import org.jspecify.annotations.NullMarked;
