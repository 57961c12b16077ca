/**
 * One message on its way out.
 *
 * <pre>
 * letter ---> template        texts rendered for one recipient, and the letter around them
 *    \          |
 * address       |             whether an address can take mail
 *    |          |
 * smtp          |             takes it away: SMTP conversations, Maildirs
 *    \------ this package ---/   addresses and foreign texts, fit for messages
 * </pre>
 *
 * <p>Invariants of all: no database and no campaign is known; a value from a contact can never
 * become a template instruction, a header or a second recipient.
 */
@NullMarked
package outlay.mail;

import org.jspecify.annotations.NullMarked;
