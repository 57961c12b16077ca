package outlay.delivery.sending;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import outlay.EmailAddress;
import outlay.campaign.Recipient;
import outlay.campaign.Recipients;
import outlay.db.Transaction;
import outlay.delivery.Disturbances;
import outlay.delivery.MessageStore;
import outlay.suppression.DoNotEmailList;

/**
 * How things are now, inside one write transaction, where others may have changed what was read
 * before. What will be asked for one by one can be looked up together, which to a server is one
 * trip; that holds until the run itself disturbs it.
 */
final class Present {
    private final Transaction tx;
    private final Disturbances disturbances;
    private final Known<Long, Recipient> recipients = new Known<>();
    private final Known<Long, Long> openMessages = new Known<>();
    private final Known<EmailAddress, EmailAddress> listedAddresses = new Known<>();

    Present(Transaction tx, Disturbances disturbances) {
        this.tx = tx;
        this.disturbances = disturbances;
    }

    void lookAtRecipients(Collection<Long> ids) {
        recipients.expect(ids);
        Recipients.find(tx, recipients.expected).forEach(each -> recipients.put(each.id(), each));
    }

    void lookAtMessages(Collection<Long> ids) {
        openMessages.expect(ids);
        MessageStore.open(tx, ids).forEach(id -> openMessages.put(id, id));
    }

    void lookAtAddresses(Collection<EmailAddress> addresses) {
        listedAddresses.expect(addresses);
        DoNotEmailList.listed(tx, addresses).forEach(each -> listedAddresses.put(each, each));
    }

    Optional<Recipient> recipient(long id) {
        return recipients.isKnown(id) ? recipients.find(id) : Recipients.find(tx, id);
    }

    /** Says whether nobody has settled a message. */
    boolean isOpen(long message) {
        return openMessages.isKnown(message)
                ? openMessages.find(message).isPresent()
                : !MessageStore.open(tx, Set.of(message)).isEmpty();
    }

    /** Says whether an address must not be emailed. */
    boolean isListed(EmailAddress address) {
        return listedAddresses.isKnown(address)
                ? listedAddresses.find(address).isPresent()
                : DoNotEmailList.contains(tx, address);
    }

    /** What was found of what was looked for. */
    private final class Known<K, V> {
        private final Set<K> expected = new HashSet<>();
        private final Map<K, V> found = new HashMap<>();
        private long at;

        /** Forgets what was known before. */
        void expect(Collection<K> keys) {
            expected.clear();
            found.clear();
            expected.addAll(keys);
            at = disturbances.count();
        }

        void put(K key, V value) {
            found.put(key, value);
        }

        boolean isKnown(K key) {
            return at == disturbances.count() && expected.contains(key);
        }

        Optional<V> find(K key) {
            return Optional.ofNullable(found.get(key));
        }
    }
}
