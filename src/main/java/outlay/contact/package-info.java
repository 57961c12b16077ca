/**
 * The contacts: what is known about them, how they are read from CSV, which of them match a filter,
 * and who must never be emailed.
 *
 * <p>May import {@code outlay}, {@code outlay.index} and {@code outlay.db}, FastCSV, and opencsv's
 * parser. Invariant: knows nothing of credits and campaigns.
 */
@NullMarked
package outlay.contact;

import org.jspecify.annotations.NullMarked;
