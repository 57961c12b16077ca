/**
 * One message on its way out: renders templates, builds letters, checks addresses, speaks SMTP and
 * writes Maildirs.
 *
 * <p>May import {@code outlay}, {@code refusal}, the Liquid engine (liqp), dnsjava and Angus Mail,
 * and is the only package that does. Invariants: knows no database and no campaign; a value from a
 * contact can never become a template instruction, a header or a second recipient; every delivery
 * ends in exactly one {@link outlay.mail.Outcome}, and only {@link outlay.mail.Outcome.Unknown}
 * leaves open whether the message went out.
 */
@NullMarked
package outlay.mail;

import org.jspecify.annotations.NullMarked;
