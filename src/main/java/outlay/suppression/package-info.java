/**
 * Who must never be emailed: the do-not-email list.
 *
 * <p>{@link outlay.suppression.DoNotEmailList} has all SQL of its table, and keeps the contacts
 * concerned marked; {@link outlay.suppression.DoNotEmailEntry} is one entry, {@link
 * outlay.suppression.ListedAddresses} answers for millions of addresses.
 *
 * <p>May import {@code outlay}, {@code db}, {@code index}, {@code contact} and {@code csv} (lists
 * that are read). Invariant: whoever is on the list, by address or domain, is marked, and nobody
 * else.
 */
@NullMarked
package outlay.suppression;

import org.jspecify.annotations.NullMarked;
