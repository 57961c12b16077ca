/**
 * Reads messages with forbearance: header fields, parts, transfer encodings, charsets.
 *
 * <p>May import {@code outlay} and {@code refusal}. Invariant: whatever bytes a message has, it is
 * read in time and memory linear in its size, without an exception.
 */
@NullMarked
package outlay.inbound.mime;

import org.jspecify.annotations.NullMarked;
