package outlay.delivery.ahead;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Those who come into a row at one moment. Who waits for the same becomes one cohort, however many
 * pieces they come in.
 */
final class Arrivals {
    private static final class Group {
        private final Cohort first;
        private long @Nullable [] ids;
        private int count;

        Group(Cohort first) {
            this.first = first;
            this.count = first.size();
        }

        void add(Cohort piece) {
            long[] all = ids == null ? first.copyTo(new long[2 * count], 0) : ids;
            if (count + piece.size() > all.length) {
                all = Arrays.copyOf(all, 2 * (count + piece.size()));
            }
            ids = piece.copyTo(all, count);
            count += piece.size();
        }

        Cohort cohort() {
            long[] all = ids;
            if (all == null) {
                return first;
            }
            Arrays.sort(all, 0, count);
            return first.with(all, count);
        }
    }

    private final List<Group> groups = new ArrayList<>();

    void add(Cohort cohort) {
        for (Group group : groups) {
            if (group.first.isLike(cohort)) {
                group.add(cohort);
                return;
            }
        }
        groups.add(new Group(cohort));
    }

    /** Puts them into the row. */
    void into(WaitingRow row) {
        groups.forEach(group -> row.add(group.cohort()));
        groups.clear();
    }
}
