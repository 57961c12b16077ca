/**
 * Mailboxes: the accounts that send, each with its From, its ways and its quota.
 *
 * <pre>
 * Mailboxes ---> MailboxStore      all SQL of table mailbox
 *     |
 *  Mailbox ---> MailboxPlan        what an operator wrote about it
 *                   |
 *                 Quota ---> Ramp
 * </pre>
 *
 * <p>May import {@code outlay}, {@code db}, {@code campaign.plan} and {@code mail.letter}.
 * Invariants: a password is never in here, only where it is found; no two mailboxes have one
 * address.
 */
@NullMarked
package outlay.mailbox;

import org.jspecify.annotations.NullMarked;
