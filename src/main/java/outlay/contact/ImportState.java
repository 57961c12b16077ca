package outlay.contact;

import outlay.Word;
import outlay.db.StoredWord;
import outlay.db.Transaction;

/** All SQL of table {@code contact_book}: how far contacts can be seen, and what is left to do. */
public final class ImportState {
    private ImportState() {}

    /** What an import has left to do. */
    public enum State {
        /** Nothing. */
        STEADY,
        /** It loads, or was killed loading: what it wrote is not seen. */
        STAGING,
        /** It is seen; changed values have still to be moved to their contacts. */
        MERGING;

        @Override
        public String toString() {
            return Word.of(this);
        }
    }

    public static State state(Transaction tx) {
        return tx.query("SELECT state FROM contact_book")
                .first(row -> StoredWord.of(State.class, row.getString(1)))
                .orElseThrow();
    }

    static boolean isMerging(Transaction tx) {
        return state(tx) == State.MERGING;
    }

    public static int lastVisible(Transaction tx) {
        return (int) tx.query("SELECT last_visible FROM contact_book").number();
    }

    public static void enter(Transaction tx, State state) {
        tx.update("UPDATE contact_book SET state = ?", state);
    }

    public static void setLastVisible(Transaction tx, int id) {
        tx.update("UPDATE contact_book SET last_visible = ?", id);
    }
}
