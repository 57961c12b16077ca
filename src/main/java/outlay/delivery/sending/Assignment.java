package outlay.delivery.sending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import outlay.campaign.Recipient;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.delivery.Disturbances;

/**
 * Decides who is next, and by which lane: those who are due for a follow-up by the lane that wrote
 * first; then those who wait for a first email, each by the lane whose outlet has most of today's
 * quota left, then by name.
 */
final class Assignment {
    private static final int AHEAD = 32;
    private static final int MOST_AHEAD = 4 * AHEAD;

    private static final Comparator<Candidate> BY_QUOTA =
            Comparator.<Candidate>comparingLong(candidate -> -candidate.left)
                    .thenComparing(candidate -> candidate.lane.outlet().name());

    private final Database database;
    private final List<CampaignRun> campaigns;
    private final RunState run;
    private final Disturbances disturbances;
    private final long usual;

    Assignment(
            Database database,
            List<CampaignRun> campaigns,
            RunState run,
            Disturbances disturbances,
            int connections) {
        this.disturbances = disturbances;
        this.database = database;
        this.campaigns = campaigns;
        this.run = run;
        this.usual = Math.min(AHEAD + 2L * connections, MOST_AHEAD);
    }

    /** Has the lanes take the next who are due, as many as will soon be needed. */
    void assignMore() {
        Instant now = database.clock().instant();
        for (CampaignRun course : campaigns) {
            course.lanes().stream().filter(lane -> !lane.mayGo(now)).forEach(Lane::release);
        }
        if (!run.mayLook()) {
            return;
        }
        for (CampaignRun course : campaigns) {
            // A handful at a time: asking for one row after another would cost a query each.
            if (course.lanes().stream().anyMatch(lane -> isLow(lane, now))) {
                database.read(tx -> assign(tx, course));
            }
        }
    }

    private boolean isLow(Lane lane, Instant now) {
        return lane.isAwake(now) && room(lane, now) > wanted(lane, now) / 2;
    }

    private long wanted(Lane lane, Instant now) {
        return Math.min(Math.min(usual, run.unlooked()), lane.terms().pace().room(now));
    }

    /** Returns how many more a lane may take now. */
    private long room(Lane lane, Instant now) {
        return lane.isAwake(now)
                ? Math.min(wanted(lane, now) - lane.ready().underWay(), unlooked())
                : 0;
    }

    /** Returns how many more addresses may be looked at, those under way taken off. */
    private long unlooked() {
        return run.unlooked()
                - campaigns.stream()
                        .flatMap(course -> course.lanes().stream())
                        .mapToLong(lane -> lane.ready().underWay())
                        .sum();
    }

    private boolean assign(Transaction tx, CampaignRun course) {
        for (Lane lane : course.lanes()) {
            long room = room(lane, tx.now());
            if (room > 0) {
                lane.takeFollowUps(tx, (int) room, disturbances.count());
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Lane lane : course.lanes()) {
            long room = room(lane, tx.now());
            if (room > 0) {
                candidates.add(new Candidate(lane, room, lane.outlet().left(tx.now())));
            }
        }
        assignFirstEmails(tx, course, candidates);
        return true;
    }

    /** A lane that may take first emails. */
    private static final class Candidate {
        private final Lane lane;
        private long room;
        private long left;

        Candidate(Lane lane, long room, long left) {
            this.lane = lane;
            this.room = room;
            this.left = left;
        }

        void take(Recipient recipient, long read) {
            lane.take(recipient, read);
            room--;
            left--;
        }
    }

    private void assignFirstEmails(Transaction tx, CampaignRun course, List<Candidate> candidates) {
        long room = candidates.stream().mapToLong(candidate -> candidate.room).sum();
        int most = (int) Math.min(room, unlooked());
        for (Recipient recipient : course.firstEmails().next(tx, most)) {
            candidates.stream()
                    .filter(candidate -> candidate.room > 0)
                    .min(BY_QUOTA)
                    .orElseThrow()
                    .take(recipient, disturbances.count());
        }
    }
}
