package outlay.delivery.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import outlay.campaign.RecipientCounts;
import outlay.db.Database;
import outlay.db.Transaction;

/** Says when a run has something to do again. */
final class Agenda {
    private static final Duration BEFORE_LOOKING_AGAIN = Duration.ofMinutes(1);

    private final Database database;
    private final List<Lane> lanes;
    private final RunState run;
    private final Instant deadline;

    /** Looks no further than the deadline. */
    Agenda(Database database, List<Lane> lanes, RunState run, Instant deadline) {
        this.database = database;
        this.lanes = lanes;
        this.run = run;
        this.deadline = deadline;
    }

    /** Returns when there may be something to do; empty when the run is over. */
    Optional<Instant> next() {
        Instant now = database.clock().instant();
        if (run.isInFlight() || (!run.isStopping() && isPreparing())) {
            return Optional.of(Instant.MAX);
        }
        if (run.isStopping() || run.unclaimed() <= 0) {
            return Optional.empty();
        }
        return lanes.stream()
                .filter(Lane::isOpen)
                .flatMap(lane -> nextDeparture(lane, now).stream())
                .min(Instant::compareTo)
                .filter(moment -> !moment.isAfter(deadline));
    }

    private boolean isPreparing() {
        return lanes.stream().anyMatch(lane -> lane.ready().isPreparing());
    }

    /** Those put off in this run stay due: they are looked at again, but not without a pause. */
    private Optional<Instant> nextDeparture(Lane lane, Instant now) {
        if (!lane.ready().isEmpty()) {
            return Optional.of(lane.mayGoAt(now));
        }
        if (run.unlooked() <= 0) {
            return Optional.empty();
        }
        boolean hasPutOff = lane.outlet().hasPutOff();
        Instant soonest = hasPutOff ? now.plus(BEFORE_LOOKING_AGAIN) : now.plusMillis(1);
        Optional<Instant> next =
                database.read(tx -> nextDue(tx, lane))
                        .map(due -> due.isBefore(soonest) ? soonest : due)
                        .map(lane::mayGoAt);
        next.ifPresent(lane::sleepUntil);
        return next;
    }

    private static Optional<Instant> nextDue(Transaction tx, Lane lane) {
        return Stream.of(lane.followUps().row(), lane.course().firstEmails().row())
                .flatMap(row -> RecipientCounts.nextDue(tx, row).stream())
                .map(RecipientCounts.NextDue::at)
                .min(Instant::compareTo);
    }
}
