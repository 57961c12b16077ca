package outlay.delivery;

import outlay.db.Transaction;

/**
 * Counts what may have made untrue what a run has read: changes by others, and the run's own where
 * they concern others than the recipient in hand. What was read since the last one is still true,
 * and need not be read again for each message (decision D131). Used by the thread that keeps the
 * database.
 */
public final class Disturbances {
    private long others = -1;
    private long count;

    /** Looks whether others have changed the database. */
    public void look(Transaction tx) {
        long now = tx.changesByOthers();
        if (now != others) {
            others = now;
            count++;
        }
    }

    /** The run has changed something that messages made ready before do not know of. */
    public void disturb() {
        count++;
    }

    /** Returns how many there were: what was read when there were as many is still true. */
    public long count() {
        return count;
    }
}
