/**
 * The facet index: which contacts have which value of which field, as bitmaps inside the database.
 *
 * <p>It knows fields by number and values by key, and nothing of what they mean. Contacts are
 * indexed in layers; a contact belongs to the newest visible layer that covers it.
 *
 * <p>May import {@code outlay.db}; it alone may import RoaringBitmap. Invariant: a contact is alive
 * in at most one visible layer, and there under each of its present values and no others.
 */
@NullMarked
package outlay.index;

import org.jspecify.annotations.NullMarked;
