/**
 * An import: one file into the contacts, all of it or nothing, beside other commands that read and
 * write.
 *
 * <pre>
 * thread "reader"       RecordReader -- RecordLayout      records, encoded once
 *    | batches of ImportRecord
 * thread of the command Importing -- Staging              whom it is about; pages and keys
 *    |                     |-- KnownContacts, FreeHashes, ClaimedAddresses
 *    | contacts
 * thread "indexer"      Indexing                          layers of the index
 *
 * Leftovers             the one visible flip, and what an import that was killed left behind
 * </pre>
 *
 * <p>May import {@code outlay}, {@code db}, {@code index}, {@code contact}, {@code csv} and {@code
 * suppression}. Invariants: nothing of a file is seen before all of it is; every step is short.
 */
@NullMarked
package outlay.load;

import org.jspecify.annotations.NullMarked;
