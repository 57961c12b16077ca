/**
 * Takes messages away: to a mail server by SMTP, or into a Maildir.
 *
 * <pre>
 * TransportUrl --> Transport --> MailConnection
 *                     |              |
 *               SmtpTransport    SmtpConnection --> SmtpTransaction   one message
 *                     |              |                   |
 *                     |          SmtpSession -- SmtpLogin, SmtpReply  one conversation
 *                     |              |
 *                     \---------- Wire -- Watch                      bytes, each with a deadline
 * </pre>
 *
 * <p>May import {@code outlay}, {@code mail}, {@code net} and {@code refusal}. Invariant: every
 * delivery ends in exactly one {@link outlay.mail.smtp.Outcome}, and only {@link
 * outlay.mail.smtp.Outcome.Kind#UNKNOWN} leaves open whether the message went out.
 */
@NullMarked
package outlay.mail.smtp;

import org.jspecify.annotations.NullMarked;
