package outlay.delivery.sending;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import outlay.campaign.DuePlace;
import outlay.campaign.DueRow;
import outlay.campaign.Recipient;
import outlay.campaign.Recipients;
import outlay.db.Transaction;

/**
 * A walk along a row of those who are due. Nobody is met a second time while a message to him is
 * under way, and whoever is passed over is not met at all.
 */
final class RowWalk {
    private final DueRow row;
    private final Set<Long> underWay = new HashSet<>();
    private final Set<Long> passedOver = new HashSet<>();
    private DuePlace place;

    RowWalk(DueRow row) {
        this.row = row;
        this.place = DuePlace.start(row);
    }

    DueRow row() {
        return row;
    }

    /** Begins with the first who is due. */
    void startOver() {
        place = DuePlace.start(row);
    }

    /** Returns the next who are due; they are under way from now on. */
    List<Recipient> next(Transaction tx, int most) {
        List<Recipient> met = new ArrayList<>();
        while (met.size() < most) {
            List<Recipient> next = Recipients.due(tx, place, tx.now(), most - met.size());
            if (next.isEmpty()) {
                break;
            }
            place = place.behind(next);
            next.stream().filter(this::isFree).forEach(met::add);
        }
        met.forEach(recipient -> underWay.add(recipient.id()));
        return met;
    }

    private boolean isFree(Recipient recipient) {
        return !underWay.contains(recipient.id()) && !passedOver.contains(recipient.id());
    }

    /** Takes note that nothing to a recipient is under way any more, whatever became of it. */
    void isDone(long recipient) {
        underWay.remove(recipient);
    }

    /** Takes somebody back to whom nothing will leave: he may be met again. */
    void giveBack(long recipient) {
        isDone(recipient);
        startOver();
    }

    /** Passes over a recipient from now on: in this run he is not tried again. */
    void passOver(long recipient) {
        passedOver.add(recipient);
    }

    /** Lets a recipient be met again, when he is due. */
    void takeBack(long recipient) {
        if (passedOver.remove(recipient)) {
            startOver();
        }
    }
}
