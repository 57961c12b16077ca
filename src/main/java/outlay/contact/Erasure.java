package outlay.contact;

import java.util.ArrayList;
import java.util.List;
import outlay.db.SettingStore;
import outlay.db.Steps;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Layers;
import outlay.index.Status;

/**
 * Erases persons of whom pages and index are on other servers, each of which commits for itself: a
 * first transaction hides them here, later ones take them away there, and would find out what is
 * left were they broken off.
 */
public final class Erasure {
    /**
     * For each lot the whole index is read, and all others wait: some ten seconds where the servers
     * are near.
     */
    private static final int WIPED_TOGETHER = 4_000;

    private Erasure() {}

    /** Has nobody see contacts any more, and remembers that they are to be taken away. */
    static void begin(Transaction tx, ContactSet contacts) {
        List<ContactStore.Row> rows = new ArrayList<>();
        ContactStore.visit(
                tx,
                contacts,
                row -> rows.add(new ContactStore.Row(row.id(), row.email(), new byte[0])));
        rows.forEach(row -> ContactStore.forget(tx, row));
        for (Status status : Status.values()) {
            status.remove(tx, contacts);
        }
        Layers.hide(tx, contacts);
        remember(tx, pending(tx).or(contacts));
    }

    /** Says whether somebody is still to be taken away. */
    public static boolean isPending(Transaction tx) {
        return SettingStore.find(tx, SettingStore.ERASING).isPresent();
    }

    /** Takes away what is left of all who are hidden. */
    public static void wipe(Steps steps) {
        steps.repeat(Erasure::wipeSome);
    }

    /** Takes some away; false: there are none. */
    private static boolean wipeSome(Transaction tx) {
        ContactSet pending = pending(tx);
        if (pending.isEmpty()) {
            return false;
        }
        ContactSet some = pending.first(WIPED_TOGETHER);
        Layers.wipe(tx, some);
        ContactStore.delete(tx, some);
        tx.overtakeReaders();
        remember(tx, pending.minus(some));
        return true;
    }

    private static ContactSet pending(Transaction tx) {
        return SettingStore.find(tx, SettingStore.ERASING)
                .map(ContactSet::of)
                .orElse(ContactSet.EMPTY);
    }

    private static void remember(Transaction tx, ContactSet pending) {
        if (pending.isEmpty()) {
            SettingStore.remove(tx, SettingStore.ERASING);
        } else {
            SettingStore.put(tx, SettingStore.ERASING, pending.toBytes());
        }
    }
}
