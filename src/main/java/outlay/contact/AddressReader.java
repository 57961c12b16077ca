package outlay.contact;

import java.util.Map;
import java.util.Optional;
import outlay.db.Transaction;

/**
 * Addresses of contacts that are asked for one by one. Who is asked for next is mostly stored
 * beside the last one, so the page that was read last is kept.
 */
public final class AddressReader {
    private final Transaction tx;
    private Map<Integer, String> page = Map.of();

    public AddressReader(Transaction tx) {
        this.tx = tx;
    }

    /** Returns the address of a contact, as written. */
    public Optional<String> find(int contact) {
        if (!page.containsKey(contact)) {
            page = ContactPages.addresses(tx, contact);
        }
        return Optional.ofNullable(page.get(contact));
    }
}
