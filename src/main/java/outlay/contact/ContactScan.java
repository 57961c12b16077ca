package outlay.contact;

import outlay.db.Transaction;

/**
 * One reading of very many contacts, ids ascending. They are asked for by the chunk, because to run
 * a statement for each of them costs several times what the row itself does.
 */
final class ContactScan {
    /**
     * So many rows or more for each that is wanted, and to seek the wanted ones is cheaper than to
     * pass over the others.
     */
    private static final int SPARSE = 3;

    private static final int CHUNK = 1024;

    private final Transaction tx;
    private final String select;
    private final Visitor visitor;
    private final int[] ids = new int[CHUNK];
    private int count;

    /** Takes one contact as it is stored. */
    @FunctionalInterface
    interface Visitor {
        void contact(int id, byte[] email, byte[] fields);
    }

    /**
     * Begins a reading.
     *
     * @param select a query, up to its FROM clause, for id, address and values of {@code contact}
     */
    ContactScan(Transaction tx, String select, Visitor visitor) {
        this.tx = tx;
        this.select = select;
        this.visitor = visitor;
    }

    /** Asks for a contact; those before it may not have been visited yet. */
    void add(int id) {
        ids[count++] = id;
        if (count == CHUNK) {
            read();
        }
    }

    /** Visits what is left. */
    void end() {
        if (count > 0) {
            read();
        }
    }

    private void read() {
        if ((ids[count - 1] - ids[0]) / count < SPARSE) {
            readRange();
        } else {
            readListed();
        }
        count = 0;
    }

    private void readRange() {
        int[] next = {0};
        tx.query(
                        select + "WHERE contact.id BETWEEN ? AND ? ORDER BY contact.id",
                        ids[0],
                        ids[count - 1])
                .each(
                        row -> {
                            int id = row.getInt(1);
                            while (ids[next[0]] < id) {
                                next[0]++;
                            }
                            if (ids[next[0]] == id) {
                                visitor.contact(id, row.getBytes(2), row.getBytes(3));
                            }
                        });
    }

    private void readListed() {
        tx.query(
                        select
                                + """
                                WHERE contact.id IN (SELECT value FROM json_each(?))
                                ORDER BY contact.id
                                """,
                        list())
                .each(row -> visitor.contact(row.getInt(1), row.getBytes(2), row.getBytes(3)));
    }

    /** Returns the ids as JSON, which SQLite takes as one value, however many they are. */
    private String list() {
        StringBuilder list = new StringBuilder(8 * count);
        for (int i = 0; i < count; i++) {
            list.append(i == 0 ? '[' : ',').append(ids[i]);
        }
        return list.append(']').toString();
    }
}
