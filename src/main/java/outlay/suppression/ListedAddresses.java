package outlay.suppression;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import outlay.EmailAddress;
import outlay.contact.AddressTable;
import outlay.db.Transaction;

/**
 * The do-not-email list, to be asked about millions of addresses: what its hashes do not rule out,
 * the list itself is asked.
 */
public final class ListedAddresses {
    private final Transaction tx;
    private final long[] hashes;

    /** Many contacts have the same few domains. */
    private final Map<String, Boolean> domains = new HashMap<>();

    private ListedAddresses(Transaction tx, long[] hashes) {
        this.tx = tx;
        this.hashes = hashes;
    }

    public static ListedAddresses load(Transaction tx) {
        LongStream.Builder hashes = LongStream.builder();
        DoNotEmailList.list(tx, line -> hashes.add(AddressTable.hash(line.entry())));
        return new ListedAddresses(tx, hashes.build().sorted().toArray());
    }

    /** Says whether an address, its domain or one above it is listed. */
    public boolean concerns(EmailAddress address) {
        if (hashes.length == 0) {
            return false;
        }
        for (DoNotEmailEntry entry : DoNotEmailEntry.concerning(address)) {
            if (isListed(entry)) {
                return true;
            }
        }
        return false;
    }

    private boolean isListed(DoNotEmailEntry entry) {
        if (Arrays.binarySearch(hashes, AddressTable.hash(entry.key())) < 0) {
            return false;
        }
        return entry.isDomain()
                ? domains.computeIfAbsent(entry.key(), domain -> DoNotEmailList.isListed(tx, entry))
                : DoNotEmailList.isListed(tx, entry);
    }
}
