package outlay.index;

import org.roaringbitmap.RoaringBitmap;
import outlay.Word;
import outlay.db.Transaction;

/** Why a contact cannot be uploaded; which ones it concerns is kept as bitmaps. */
public enum Status {
    /** The address or its domain is on the do-not-email list. */
    DO_NOT_EMAIL,
    /** The address was found invalid. */
    UNDELIVERABLE;

    private static final int SEGMENT_BITS = 20;

    private static final RoaringBitmap NOBODY = new RoaringBitmap();

    /** Returns the contacts with this status; also those that an import is still loading. */
    public ContactSet contacts(Transaction tx) {
        RoaringBitmap all = new RoaringBitmap();
        tx.query(
                        """
                        SELECT contacts
                        FROM contact_status
                        WHERE status = ?
                        """,
                        this)
                .each(row -> all.or(Bitmaps.of(row, "contacts")));
        return new ContactSet(all);
    }

    /** Gives contacts this status, and returns those that did not have it. */
    public ContactSet add(Transaction tx, ContactSet contacts) {
        return change(tx, contacts, true);
    }

    /** Takes this status from contacts, and returns those that had it. */
    public ContactSet remove(Transaction tx, ContactSet contacts) {
        return change(tx, contacts, false);
    }

    private ContactSet change(Transaction tx, ContactSet contacts, boolean add) {
        RoaringBitmap changed = new RoaringBitmap();
        RoaringBitmap rest = contacts.bitmap();
        while (!rest.isEmpty()) {
            int segment = rest.first() >> SEGMENT_BITS;
            long next = (segment + 1L) << SEGMENT_BITS;
            RoaringBitmap present = segment(tx, segment);
            boolean isLast = rest.last() < next;
            RoaringBitmap here = isLast ? rest : rest.selectRange(rest.first(), next);
            RoaringBitmap differing =
                    add ? RoaringBitmap.andNot(here, present) : RoaringBitmap.and(here, present);
            if (!differing.isEmpty()) {
                present.xor(differing);
                store(tx, segment, present);
                changed.or(differing);
            }
            rest = isLast ? NOBODY : rest.selectRange(next, 1L << 31);
        }
        return new ContactSet(changed);
    }

    private RoaringBitmap segment(Transaction tx, int segment) {
        return tx.query(
                        """
                        SELECT contacts
                        FROM contact_status
                        WHERE status = ?
                          AND segment = ?
                        """,
                        this,
                        segment)
                .first(row -> Bitmaps.of(row, "contacts"))
                .orElseGet(RoaringBitmap::new);
    }

    private void store(Transaction tx, int segment, RoaringBitmap contacts) {
        tx.update(
                """
                INSERT INTO contact_status (status, segment, contacts)
                VALUES (?, ?, ?)
                ON CONFLICT (status, segment) DO UPDATE SET contacts = excluded.contacts
                """,
                this,
                segment,
                Bitmaps.bytes(contacts));
    }

    /** Returns the word that the database and scripts use. */
    @Override
    public String toString() {
        return Word.of(this);
    }
}
