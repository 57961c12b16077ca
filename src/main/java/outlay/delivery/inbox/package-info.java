/**
 * The inbox loop: what has come back, and what it changes.
 *
 * <pre>
 * Incoming ---> Inbox             in groups, each recorded in one transaction
 *                 |
 *               Recognition       which messages of ours it is about; changes nothing
 *                 |    \--- Correspondence        no token says so, but who wrote to whom
 *               Echo
 *                 |
 *               Consequence       the recipient, its credit, the do-not-email list
 *                 |    \--- Stopping, FreeMail     whom else a reply stops
 *                      \--- ReportStore           a second report of its kind changes nothing
 *
 * InboxPlace                        how far a source has been read, in the same transaction
 * ReplyRows                         who has answered
 * </pre>
 *
 * <p>Invariant: only a message of which a valid token came back is changed by what a mailbox holds.
 */
@NullMarked
package outlay.delivery.inbox;

import org.jspecify.annotations.NullMarked;
