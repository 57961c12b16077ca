/**
 * What is stored about persons: their values, where they stand in the file, and under which
 * address.
 *
 * <pre>
 * Contacts            one by one: find, visit, erase
 *    |
 * ContactStore        contact_page, with what contact_change says
 *    |   \--- ContactScan, ContactPages, ContactPage, StoredContact   many, as bytes
 *    |   \--- AddressTable                                           who has an address
 *    |   \--- ImportState                                            how far they can be seen
 *    |
 * Field, Fields, FieldValues, HeaderAliases      which fields there are, and their values
 *
 * ContactIndexer -- FieldIndexer -- ValueKeys -- NumberRange, WebDomain
 *    |                              the keys under which the index has a contact
 * Reindexing
 * </pre>
 *
 * <p>May import {@code outlay}, {@code outlay.index} and {@code outlay.db}. Invariants: knows no
 * file, no filter and no campaign; a page is never rewritten while somebody may read it.
 */
@NullMarked
package outlay.contact;

import org.jspecify.annotations.NullMarked;
