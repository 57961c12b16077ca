package outlay.delivery.sending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outlay.campaign.Recipient;
import outlay.campaign.Recipients;
import outlay.db.Transaction;
import outlay.suppression.DoNotEmailList;

/** Decides which messages leave next, and writes each down before it does. */
final class Departures {
    private final List<Lane> lanes;
    private final Crew crew;
    private final RunState progress;

    /** A message in the hands of a courier that has not set off yet. */
    record Departure(Courier courier, Lane lane, Ready ready, Instant at) {
        void go() {
            courier.deliver(lane, ready, at);
        }
    }

    Departures(List<Lane> lanes, Crew crew, RunState progress) {
        this.lanes = lanes;
        this.crew = crew;
        this.progress = progress;
    }

    /** Says whether a message could leave at this time. */
    boolean arePossible(Instant now) {
        return hasRoom(0) && kinds().stream().anyMatch(firstEmail -> isAnyReady(firstEmail, now));
    }

    private boolean isAnyReady(boolean firstEmail, Instant now) {
        return lanes.stream().anyMatch(lane -> lane.hasReady(firstEmail) && mayGo(lane, now));
    }

    /** Follow-ups, and then first emails, unless there are follow-ups that will be ready soon. */
    private List<Boolean> kinds() {
        return lanes.stream().anyMatch(Lane::isPreparingFollowUps)
                ? List.of(false)
                : List.of(false, true);
    }

    /** Gives each idle courier a message that may leave now. */
    List<Departure> next(Transaction tx, Settlement settlement, long operation) {
        List<Departure> departures = new ArrayList<>();
        while (hasRoom(departures.size())) {
            Optional<Departure> next = depart(tx, settlement, operation);
            if (next.isEmpty()) {
                break;
            }
            departures.add(next.get());
        }
        return departures;
    }

    private boolean hasRoom(int departing) {
        return !progress.isStopping() && departing < progress.unclaimed() && crew.hasIdle();
    }

    private static boolean mayGo(Lane lane, Instant now) {
        return lane.isOpen() && !lane.mayGoAt(now).isAfter(now);
    }

    private Optional<Departure> depart(Transaction tx, Settlement settlement, long operation) {
        for (boolean firstEmail : kinds()) {
            for (Lane lane : lanes) {
                Optional<Ready> ready = next(tx, settlement, lane, firstEmail);
                if (ready.isPresent()) {
                    settlement.depart(ready.get(), operation);
                    lane.pace().count(ready.get().messageId(), tx.now());
                    return Optional.of(new Departure(crew.takeIdle(), lane, ready.get(), tx.now()));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the next message of a campaign, passing over those that must not leave any more. */
    private static Optional<Ready> next(
            Transaction tx, Settlement settlement, Lane lane, boolean firstEmail) {
        while (mayGo(lane, tx.now())) {
            Optional<Ready> next = lane.take(firstEmail);
            if (next.isEmpty() || mayLeave(tx, settlement, lane, next.get())) {
                return next;
            }
        }
        return Optional.empty();
    }

    private static boolean mayLeave(Transaction tx, Settlement settlement, Lane lane, Ready ready) {
        Recipient recipient = ready.recipient();
        if (!Recipients.find(tx, recipient.id()).equals(Optional.of(recipient))) {
            return false;
        }
        if (DoNotEmailList.contains(tx, ready.envelope().to())) {
            settlement.suppressed(lane.tally(), recipient);
            return false;
        }
        return true;
    }
}
