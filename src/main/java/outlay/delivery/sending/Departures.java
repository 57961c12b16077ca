package outlay.delivery.sending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outlay.campaign.Recipient;
import outlay.delivery.pace.LocalHours;
import outlay.suppression.DoNotEmailList;

/** Decides which messages leave next, and writes each down before it does. */
final class Departures {
    private final List<Lane> lanes;
    private final RunState run;

    /** A message in the hands of a courier that has not set off yet. */
    record Departure(Courier courier, Lane lane, Ready ready, Instant at) {
        void go() {
            courier.deliver(lane, ready, at);
        }
    }

    Departures(List<Lane> lanes, RunState run) {
        this.lanes = lanes;
        this.run = run;
    }

    /** Says whether a message could leave at this time. */
    boolean arePossible(Instant now) {
        return hasRoom(0) && kinds().stream().anyMatch(firstEmail -> isAnyReady(firstEmail, now));
    }

    private boolean isAnyReady(boolean firstEmail, Instant now) {
        return lanes.stream().anyMatch(lane -> isReady(lane, firstEmail, now));
    }

    private static boolean isReady(Lane lane, boolean firstEmail, Instant now) {
        return lane.ready().has(firstEmail) && lane.outlet().crew().hasIdle() && lane.mayGo(now);
    }

    /** Follow-ups, and then first emails, unless there are follow-ups that will be ready soon. */
    private List<Boolean> kinds() {
        return lanes.stream().anyMatch(Departures::willHaveFollowUps)
                ? List.of(false)
                : List.of(false, true);
    }

    /** Where the mail server has not been reached, nobody knows when that will be. */
    private static boolean willHaveFollowUps(Lane lane) {
        return lane.ready().isPreparingFollowUps() && lane.outlet().crew().transport() != null;
    }

    /** Gives each idle courier a message that may leave now. */
    List<Departure> next(Settlement settlement) {
        settlement.expect(
                lanes.stream()
                        .flatMap(lane -> lane.ready().first(lane.outlet().crew().idle()))
                        .toList());
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
        return !run.isStopping() && departing < run.unclaimed();
    }

    private Optional<Departure> depart(Settlement settlement) {
        for (boolean firstEmail : kinds()) {
            for (Lane lane : lanes) {
                Optional<Ready> ready = next(settlement, lane, firstEmail);
                if (ready.isPresent()) {
                    return Optional.of(depart(settlement, lane, ready.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static Departure depart(Settlement settlement, Lane lane, Ready ready) {
        Instant now = settlement.tx().now();
        settlement.depart(ready, lane.outlet().mailboxId());
        lane.terms().pace().count(ready.messageId(), now);
        Ready leaving = settlement.nowTrue(ready);
        return new Departure(lane.outlet().crew().takeIdle(), lane, leaving, now);
    }

    /** Returns the next message of a lane, passing over those that must not leave any more. */
    private static Optional<Ready> next(Settlement settlement, Lane lane, boolean firstEmail) {
        while (isReady(lane, firstEmail, settlement.tx().now())) {
            Ready next = lane.ready().take(firstEmail).orElseThrow();
            lane.isDone(next.recipient());
            if (mayLeave(settlement, lane, next)) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    private static boolean mayLeave(Settlement settlement, Lane lane, Ready ready) {
        if (!settlement.isTrue(ready) && hasChanged(settlement, lane, ready)) {
            return false;
        }
        // Whatever was read before, the hour is another one.
        Recipient recipient = ready.recipient();
        Optional<LocalHours> closed =
                LocalHours.closed(settlement.tx(), lane.campaign(), recipient);
        closed.ifPresent(hours -> settlement.awaitHours(recipient, hours));
        return closed.isEmpty();
    }

    private static boolean hasChanged(Settlement settlement, Lane lane, Ready ready) {
        Present present = settlement.present();
        Recipient recipient = ready.recipient();
        if (!present.recipient(recipient.id()).equals(Optional.of(recipient))) {
            return true;
        }
        if (present.isListed(ready.envelope().to())) {
            settlement.drop(lane.tally(), recipient, Ruling.SUPPRESSED, DoNotEmailList.NAME);
            return true;
        }
        return false;
    }
}
