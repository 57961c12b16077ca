/**
 * Outlay with servers as operators have them: Postfix takes its mail, delivers and bounces it,
 * Dovecot holds the mailboxes and the passwords. They are private to the tests: their own
 * configuration, folders and ports, none of the machine's.
 *
 * <p>Postfix starts for root only. Where it cannot run, these tests are skipped and say so; with
 * {@code CI=true} they fail instead.
 */
@NullMarked
package outlay.server;

import org.jspecify.annotations.NullMarked;
