/**
 * The commands under Mailboxes on the start page; see {@link outlay.cli.mailboxes.MailboxesRoom}.
 */
@NullMarked
package outlay.cli.mailboxes;

import org.jspecify.annotations.NullMarked;
