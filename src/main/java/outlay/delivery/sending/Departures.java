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
    private final RunState run;

    /** A message in the hands of a courier that has not set off yet. */
    record Departure(Courier courier, Lane lane, Ready ready, Instant at) {
        void go() {
            courier.deliver(lane, ready, at);
        }
    }

    Departures(List<Lane> lanes, Crew crew, RunState run) {
        this.lanes = lanes;
        this.crew = crew;
        this.run = run;
    }

    /** Says whether a message could leave at this time. */
    boolean arePossible(Instant now) {
        return hasRoom(0) && kinds().stream().anyMatch(firstEmail -> isAnyReady(firstEmail, now));
    }

    private boolean isAnyReady(boolean firstEmail, Instant now) {
        return lanes.stream().anyMatch(lane -> lane.ready().has(firstEmail) && lane.mayGo(now));
    }

    /** Follow-ups, and then first emails, unless there are follow-ups that will be ready soon. */
    private List<Boolean> kinds() {
        return lanes.stream().anyMatch(lane -> lane.ready().isPreparingFollowUps())
                ? List.of(false)
                : List.of(false, true);
    }

    /** Gives each idle courier a message that may leave now. */
    List<Departure> next(Settlement settlement) {
        List<Departure> departures = new ArrayList<>();
        while (hasRoom(departures.size())) {
            Optional<Departure> next = depart(settlement);
            if (next.isEmpty()) {
                break;
            }
            departures.add(next.get());
        }
        return departures;
    }

    private boolean hasRoom(int departing) {
        return !run.isStopping() && departing < run.unclaimed() && crew.hasIdle();
    }

    private Optional<Departure> depart(Settlement settlement) {
        Instant now = settlement.tx().now();
        for (boolean firstEmail : kinds()) {
            for (Lane lane : lanes) {
                Optional<Ready> ready = next(settlement, lane, firstEmail);
                if (ready.isPresent()) {
                    settlement.depart(ready.get());
                    lane.terms().pace().count(ready.get().messageId(), now);
                    return Optional.of(new Departure(crew.takeIdle(), lane, ready.get(), now));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the next message of a campaign, passing over those that must not leave any more. */
    private static Optional<Ready> next(Settlement settlement, Lane lane, boolean firstEmail) {
        while (lane.mayGo(settlement.tx().now())) {
            Optional<Ready> next = lane.ready().take(firstEmail);
            if (next.isEmpty() || mayLeave(settlement, lane, next.get())) {
                return next;
            }
        }
        return Optional.empty();
    }

    private static boolean mayLeave(Settlement settlement, Lane lane, Ready ready) {
        Transaction tx = settlement.tx();
        Recipient recipient = ready.recipient();
        if (!Recipients.find(tx, recipient.id()).equals(Optional.of(recipient))) {
            return false;
        }
        if (DoNotEmailList.contains(tx, ready.envelope().to())) {
            settlement.drop(lane.tally(), recipient, Ruling.SUPPRESSED, DoNotEmailList.NAME);
            return false;
        }
        return true;
    }
}
