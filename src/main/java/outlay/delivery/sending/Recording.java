package outlay.delivery.sending;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import outlay.campaign.Recipient;
import outlay.delivery.Tally;

/** Hears what happens in a run, and keeps what is not on the disk yet. */
final class Recording implements Event.Listener {
    private final RunState run;
    private final List<Event.Delivered> delivered = new ArrayList<>();
    private final List<Event.Dropped> dropped = new ArrayList<>();
    private final List<Event.Closed> closed = new ArrayList<>();

    Recording(RunState run) {
        this.run = run;
    }

    @Override
    public void reached(Event.Reached event) {
        event.outlet().crew().reached(event.courier(), event.transport());
    }

    @Override
    public void unreached(Event.Unreached event) {
        event.outlet().crew().unreached();
        event.outlet().unreached(event.problem());
    }

    @Override
    public void readied(Event.Readied event) {
        event.lane().readied(event.ready());
    }

    @Override
    public void dropped(Event.Dropped event) {
        event.lane().hasNoMessage(event.recipient());
        dropped.add(event);
    }

    @Override
    public void putOff(Event.PutOff event) {
        event.lane().hasNoMessage(event.recipient());
        event.lane().outlet().putOff();
        run.putOff();
    }

    @Override
    public void closed(Event.Closed event) {
        event.row().isDone(event.recipient().id());
        closed.add(event);
    }

    @Override
    public void delivered(Event.Delivered event) {
        delivered.add(event);
        run.landed(event.outcome());
        event.lane().outlet().landed(event.outcome());
        event.lane().outlet().crew().free(event.courier());
    }

    @Override
    public void failed(Event.Failed event) {
        run.breaksDown(event.failure());
    }

    @Override
    public void stopped() {
        run.stop();
    }

    /** Says whether there is anything to record. */
    boolean isEmpty() {
        return delivered.isEmpty() && dropped.isEmpty() && closed.isEmpty();
    }

    /** Returns how many deliveries have ended of which nothing is on the disk. */
    int deliveries() {
        return delivered.size();
    }

    /** Says whether there is anything that would be lost with the run. */
    boolean hasDeliveries() {
        return !delivered.isEmpty();
    }

    /** Forgets what is on the disk now. */
    void clear() {
        delivered.clear();
        dropped.clear();
        closed.clear();
    }

    /** Records all of it, with what the run makes of it. */
    void record(Settlement settlement) {
        expect(settlement);
        for (Event.Delivered event : delivered) {
            settle(settlement, event);
            judge(settlement, event);
        }
        for (Event.Dropped event : dropped) {
            settlement
                    .present()
                    .recipient(event.recipient().id())
                    .filter(event.recipient()::equals)
                    .ifPresent(same -> drop(settlement, event, same));
        }
        for (Event.Closed event : closed) {
            settlement
                    .present()
                    .recipient(event.recipient().id())
                    .filter(event.recipient()::equals)
                    .ifPresent(same -> settlement.awaitHours(same, event.hours()));
        }
    }

    private void expect(Settlement settlement) {
        settlement.expect(
                delivered.stream().map(Event.Delivered::ready).toList(),
                Stream.concat(
                                dropped.stream().map(Event.Dropped::recipient),
                                closed.stream().map(Event.Closed::recipient))
                        .toList());
    }

    /** Records only what became of messages: the run is over. */
    void salvage(Settlement settlement) {
        expect(settlement);
        delivered.forEach(event -> settle(settlement, event));
    }

    private static void settle(Settlement settlement, Event.Delivered event) {
        settlement.settle(event.lane(), event.ready(), event.outcome());
    }

    /** Takes note of what an outcome says about the sender and its pace. */
    private static void judge(Settlement settlement, Event.Delivered event) {
        Terms terms = event.lane().terms();
        switch (event.outcome().kind()) {
            case ACCEPTED -> {
                terms.standing().accepted().forEach(refusal -> refusal.putOff(settlement));
                warn(event);
            }
            case UNKNOWN -> warn(event);
            case REFUSED_US -> {
                refusedUs(event);
                terms.pace().uncount(event.intendedAt());
            }
            case REFUSED, GONE, DEFERRED, INVALID, UNREACHABLE ->
                    terms.pace().uncount(event.intendedAt());
        }
    }

    private static void refusedUs(Event.Delivered event) {
        Lane lane = event.lane();
        Recipient recipient = event.ready().recipient();
        lane.passOver(recipient);
        lane.terms().standing().refused(lane, event.ready(), event.outcome().words());
    }

    /** Once for each address: a follow-up would only say it again. */
    private static void warn(Event.Delivered event) {
        Ready ready = event.ready();
        if (ready.recipient().stepsSent() == 0) {
            ready.warnings().forEach(event.lane().tally()::warn);
        }
    }

    private void drop(Settlement settlement, Event.Dropped event, Recipient recipient) {
        Lane lane = event.lane();
        settlement.drop(lane.tally(), recipient, event.ruling(), event.why());
        if (event.ruling().fate() == Tally.Fate.INVALID) {
            run.foundInvalid();
            lane.terms().pace().foundInvalid(settlement.tx().now());
        }
    }
}
