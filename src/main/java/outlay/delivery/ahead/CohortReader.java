package outlay.delivery.ahead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import outlay.campaign.Campaign;
import outlay.campaign.DueRow;
import outlay.campaign.Recipients;
import outlay.db.Transaction;

/** Puts those who wait in a row of the database into cohorts. */
final class CohortReader {
    private static final int CHUNK = 1_024;

    /** Those of one step and of the same hours; the array is shared by the cohorts made of it. */
    private static final class Heap {
        private final int stepsSent;
        private final Hours hours;
        private long[] ids = new long[CHUNK];
        private int from;
        private int to;

        Heap(int stepsSent, Hours hours) {
            this.stepsSent = stepsSent;
            this.hours = hours;
        }

        boolean isOf(int steps, Hours other) {
            return stepsSent == steps && hours == other;
        }
    }

    private final WaitingRow row;
    private final List<Heap> heaps = new ArrayList<>();
    private Instant due = Instant.MIN;

    private CohortReader(WaitingRow row) {
        this.row = row;
    }

    /** Reads all who wait in a row. */
    static void read(
            Transaction tx, Campaign campaign, DueRow from, ContactHours hours, WaitingRow into) {
        CohortReader reader = new CohortReader(into);
        Recipients.eachWaiting(
                tx,
                from,
                hours.differ(),
                (due, id, stepsSent, contact) -> {
                    if (stepsSent < campaign.steps().size()) {
                        reader.add(due, id, stepsSent, hours.of(contact));
                    }
                });
        reader.heaps.forEach(reader::flush);
    }

    private void add(Instant dueAt, long id, int stepsSent, Hours hours) {
        if (!dueAt.equals(due)) {
            heaps.forEach(this::flush);
            due = dueAt;
        }
        Heap heap = heap(stepsSent, hours);
        heap.ids[heap.to] = id;
        heap.to++;
        if (heap.to == CHUNK) {
            flush(heap);
            heap.ids = new long[CHUNK];
            heap.from = 0;
            heap.to = 0;
        }
    }

    private Heap heap(int stepsSent, Hours hours) {
        for (Heap heap : heaps) {
            if (heap.isOf(stepsSent, hours)) {
                return heap;
            }
        }
        Heap heap = new Heap(stepsSent, hours);
        heaps.add(heap);
        return heap;
    }

    private void flush(Heap heap) {
        if (heap.from < heap.to) {
            row.add(Cohort.of(due, heap.stepsSent, heap.hours, heap.ids, heap.from, heap.to));
            heap.from = heap.to;
        }
    }
}
