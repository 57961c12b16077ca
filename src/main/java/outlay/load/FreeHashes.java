package outlay.load;

import java.util.List;
import outlay.contact.AddressTable;
import outlay.db.Transaction;

/**
 * Which hashes are free in table {@code contact_key}, as far as one import knows: most new
 * addresses are under one, and need not be looked up (decision D35).
 *
 * <p>One bit stands for very many hashes; it is set when one of them is taken. Those that were
 * taken before the import are read by and by, so that a small import does not have to wait for a
 * large table, and until all are nothing is known to be free.
 */
final class FreeHashes {
    /** So many that a few in a hundred new addresses are looked up in vain among ten millions. */
    private static final int BITS = 1 << 27;

    /** About as many as can be read in the time in which a batch of records is looked up. */
    private static final int READ_TOGETHER = 8_192;

    private final long[] taken = new long[BITS >>> 6];
    private long lastRead = Long.MIN_VALUE;
    private boolean isComplete;

    /** Notes that a hash is taken from now on. */
    void take(long hash) {
        taken[word(hash)] |= 1L << hash;
    }

    /** Says whether no contact is under a hash; false may also mean that nobody knows. */
    boolean isFree(long hash) {
        return isComplete && (taken[word(hash)] & 1L << hash) == 0;
    }

    /** Reads some more of those that are taken. */
    void readOn(Transaction tx) {
        if (isComplete) {
            return;
        }
        List<Long> more = AddressTable.after(tx, lastRead, READ_TOGETHER);
        more.forEach(this::take);
        isComplete = more.size() < READ_TOGETHER;
        if (!isComplete) {
            lastRead = more.get(more.size() - 1);
        }
    }

    private static int word(long hash) {
        return (int) (hash & BITS - 1) >>> 6;
    }
}
