package outlay.delivery.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import outlay.campaign.Recipient;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.delivery.Disturbances;
import outlay.delivery.pace.LocalHours;
import outlay.delivery.pace.Pace;
import outlay.delivery.pace.Rotation;
import outlay.delivery.pace.Slots;

/**
 * Decides who is next, and by which lane: those who are due for a follow-up by the lane that wrote
 * first, in the order in which they are due; then those who wait for a first email, campaign by
 * campaign, each by the lane whose turn it is. No more are taken than may leave, whatever lanes
 * share, so that who is taken does not depend on who is ready first (decision D141).
 */
final class Assignment {
    private static final int AHEAD = 32;
    private static final int MOST_AHEAD = 4 * AHEAD;

    private static final Comparator<Candidate> BY_TIME =
            Comparator.<Candidate, Instant>comparing(each -> each.recipient().place().dueAt())
                    .thenComparing(each -> each.recipient().id());

    private final Database database;
    private final List<CampaignRun> campaigns;
    private final List<Lane> lanes;
    private final RunState run;
    private final Disturbances disturbances;
    private final BlockingQueue<Event> events;
    private final Courtesy courtesy;
    private final long usual;

    Assignment(
            Database database,
            List<CampaignRun> campaigns,
            RunState run,
            Disturbances disturbances,
            BlockingQueue<Event> events,
            Duration courtesy,
            int connections) {
        this.disturbances = disturbances;
        this.database = database;
        this.campaigns = campaigns;
        this.lanes = campaigns.stream().flatMap(course -> course.lanes().stream()).toList();
        this.run = run;
        this.events = events;
        this.courtesy = new Courtesy(courtesy);
        this.usual = Math.min(AHEAD + 2L * connections, MOST_AHEAD);
    }

    /** Has the lanes take the next who are due, as many as will soon be needed. */
    void assignMore() {
        Instant now = database.clock().instant();
        lanes.stream().filter(lane -> !lane.mayGo(now)).forEach(Lane::release);
        if (!run.mayLook()) {
            return;
        }
        Slots slots = new Slots(now);
        lanes.forEach(lane -> slots.take(lane.terms().pace(), lane.ready().underWay()));
        // A handful at a time: asking for one row after another would cost a query each.
        if (lanes.stream().anyMatch(lane -> isLow(lane, slots))) {
            database.read(tx -> assign(tx, slots));
        }
    }

    private boolean isLow(Lane lane, Slots slots) {
        if (lane.ready().underWay() > usual / 2 || !lane.isAwake(slots.now())) {
            return false;
        }
        long room = room(lane, slots);
        return room > (room + lane.ready().underWay()) / 2;
    }

    /** Returns how many more a lane may take now. */
    private long room(Lane lane, Slots slots) {
        return lane.isAwake(slots.now())
                ? Math.min(Math.min(ahead(lane), slots.left(lane.terms().pace())), unlooked())
                : 0;
    }

    /** Returns how many more a lane may have made ready. */
    private long ahead(Lane lane) {
        return Math.max(0, usual - lane.ready().underWay());
    }

    /** Returns how many more addresses may be looked at, those under way taken off. */
    private long unlooked() {
        return run.unlooked() - lanes.stream().mapToLong(lane -> lane.ready().underWay()).sum();
    }

    private boolean assign(Transaction tx, Slots slots) {
        assignFollowUps(tx, slots);
        campaigns.forEach(course -> assignFirstEmails(tx, course, slots));
        return true;
    }

    /**
     * Somebody who is due for a follow-up.
     *
     * @param isLast whether others may be due behind him in the lane who were not read
     */
    private record Candidate(Lane lane, Recipient recipient, boolean isLast) {}

    private void assignFollowUps(Transaction tx, Slots slots) {
        List<Candidate> candidates = new ArrayList<>();
        for (Lane lane : lanes) {
            long room = room(lane, slots);
            if (room > 0) {
                courtesy.goesOn(lane);
                candidates.addAll(candidates(tx, lane, (int) room));
            } else if (lane.ready().hasFollowUps() && !courtesy.isOver(lane)) {
                slots.reserve(lane.terms().pace());
            }
        }
        candidates.sort(BY_TIME);
        for (Candidate each : candidates) {
            assign(tx, each.lane(), each.lane().followUps(), each.recipient(), slots);
            if (each.isLast()) {
                slots.reserve(each.lane().terms().pace());
            }
        }
    }

    private static List<Candidate> candidates(Transaction tx, Lane lane, int most) {
        List<Candidate> candidates = new ArrayList<>();
        for (Recipient recipient : lane.followUps().next(tx, most)) {
            boolean isLast = candidates.size() == most - 1;
            candidates.add(new Candidate(lane, recipient, isLast));
        }
        return candidates;
    }

    /** Says whether a recipient is dealt with by the lane. */
    private boolean assign(
            Transaction tx, Lane lane, RowWalk row, Recipient recipient, Slots slots) {
        if (room(lane, slots) <= 0) {
            row.giveBack(recipient.id());
            return false;
        }
        if (isClosed(tx, lane.course(), row, recipient)) {
            return false;
        }
        lane.take(recipient, disturbances.count());
        slots.take(lane.terms().pace(), 1);
        return true;
    }

    /**
     * Puts off whom it is not the hour for. Before his mail server is asked for: it need not know
     * of him; and before it is anybody's turn to write to him.
     */
    private boolean isClosed(Transaction tx, CampaignRun course, RowWalk row, Recipient recipient) {
        Optional<LocalHours> closed = LocalHours.closed(tx, course.campaign(), recipient);
        closed.ifPresent(hours -> events.add(new Event.Closed(row, recipient, hours)));
        return closed.isPresent();
    }

    private void assignFirstEmails(Transaction tx, CampaignRun course, Slots slots) {
        Rotation<Lane> rotation = new Rotation<>();
        long room = 0;
        for (Lane lane : course.lanes()) {
            if (mayTake(lane, slots)) {
                rotation.add(lane, lane.outlet().name(), lane.outlet().left(slots.now()));
                room += room(lane, slots);
            }
        }
        if (rotation.isEmpty()) {
            return;
        }
        int most = (int) Math.min(room, unlooked());
        List<Recipient> next = course.firstEmails().next(tx, most);
        next.forEach(each -> assignFirstEmail(tx, course, each, rotation, slots));
        if (next.size() == most) {
            // Others may be due behind them, who come before those of the next campaign.
            course.lanes().forEach(lane -> slots.reserve(lane.terms().pace()));
        }
    }

    private void assignFirstEmail(
            Transaction tx,
            CampaignRun course,
            Recipient recipient,
            Rotation<Lane> rotation,
            Slots slots) {
        Optional<Lane> lane = next(rotation, slots);
        if (lane.isEmpty()) {
            course.firstEmails().giveBack(recipient.id());
        } else if (assign(tx, lane.get(), course.firstEmails(), recipient, slots)) {
            rotation.took();
        }
    }

    /** Says whether it may be the lane's turn: it has room, or soon will. */
    private boolean mayTake(Lane lane, Slots slots) {
        return room(lane, slots) > 0 || isBusy(lane, slots);
    }

    private boolean isBusy(Lane lane, Slots slots) {
        Pace pace = lane.terms().pace();
        return lane.isAwake(slots.now())
                && (slots.areReserved(pace) || (ahead(lane) == 0 && slots.left(pace) > 0));
    }

    /** Returns whose turn it is; empty when it is somebody's who will soon be ready for more. */
    private Optional<Lane> next(Rotation<Lane> rotation, Slots slots) {
        while (true) {
            Optional<Lane> next = rotation.next(lane -> mayTake(lane, slots));
            if (next.isEmpty() || !isBusy(next.get(), slots)) {
                next.ifPresent(courtesy::goesOn);
                return next;
            }
            if (!courtesy.isOver(next.get())) {
                return Optional.empty();
            }
            rotation.passOver();
        }
    }

    /** How long the others wait for a lane that comes before them; once, until it goes on. */
    private static final class Courtesy {
        private final Duration most;
        private final Map<Lane, Long> since = new HashMap<>();

        Courtesy(Duration most) {
            this.most = most;
        }

        boolean isOver(Lane lane) {
            long now = System.nanoTime();
            return now - since.computeIfAbsent(lane, each -> now) > most.toNanos();
        }

        /** Takes note that a lane has room again: the next time it is waited for. */
        void goesOn(Lane lane) {
            since.remove(lane);
        }
    }
}
