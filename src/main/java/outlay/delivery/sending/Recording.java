package outlay.delivery.sending;

import java.util.ArrayList;
import java.util.List;
import outlay.campaign.Recipients;
import outlay.db.Transaction;
import outlay.mail.smtp.Outcome;

/** What has happened in a run and is not on the disk yet. */
final class Recording {
    private final RunState progress;
    private final List<Event> unrecorded = new ArrayList<>();

    Recording(RunState progress) {
        this.progress = progress;
    }

    void add(Event event) {
        unrecorded.add(event);
    }

    /** Records all of it, with what the run makes of it. */
    void record(Transaction tx, Settlement settlement) {
        for (Event event : unrecorded) {
            if (event instanceof Event.Delivered delivered) {
                settle(tx, settlement, delivered);
                takeNote(tx, settlement, delivered);
            } else if (event instanceof Event.Prepared prepared) {
                progress.prepared();
                prepared.lane().prepared(prepared.recipient());
                record(tx, settlement, prepared);
            }
        }
    }

    /** Records only what became of messages: the run is over. */
    void salvage(Transaction tx, Settlement settlement) {
        for (Event event : unrecorded) {
            if (event instanceof Event.Delivered delivered) {
                settle(tx, settlement, delivered);
            }
        }
    }

    /** Says whether there is anything that would be lost with the run. */
    boolean hasDeliveries() {
        return unrecorded.stream().anyMatch(Event.Delivered.class::isInstance);
    }

    /** Forgets what is on the disk now. */
    void clear() {
        unrecorded.clear();
    }

    private void record(Transaction tx, Settlement settlement, Event.Prepared prepared) {
        if (prepared instanceof Event.Readied readied) {
            readied.lane().add(readied.ready());
        } else if (prepared instanceof Event.Dropped dropped) {
            Tally tally = dropped.lane().tally();
            long invalid = tally.get(Tally.Fate.INVALID);
            Recipients.find(tx, dropped.recipient().id())
                    .filter(dropped.recipient()::equals)
                    .ifPresent(same -> dropped.ruling().record(settlement, tally, same));
            if (tally.get(Tally.Fate.INVALID) > invalid) {
                progress.foundInvalid();
                dropped.lane().pace().foundInvalid(tx.now());
            }
        } else {
            progress.putOff();
        }
    }

    private static void settle(Transaction tx, Settlement settlement, Event.Delivered delivered) {
        Lane lane = delivered.lane();
        settlement.settle(
                lane.campaign(), lane.tally(), delivered.ready(), tx.now(), delivered.outcome());
    }

    /** Takes note of what an outcome says about the sender. */
    private static void stand(Transaction tx, Settlement settlement, Event.Delivered delivered) {
        Lane lane = delivered.lane();
        Ready ready = delivered.ready();
        if (delivered.outcome() instanceof Outcome.RefusedUs refused) {
            long recipient = ready.recipient().id();
            lane.passOver(recipient);
            lane.standing().refused(lane, recipient, ready.envelope().to(), refused.reply());
        } else if (delivered.outcome() instanceof Outcome.Accepted) {
            putOff(tx, settlement, lane.standing().accepted());
        }
    }

    /** Has recipients tried again later, whose own trouble it was that the server refused us. */
    static void putOff(Transaction tx, Settlement settlement, List<Standing.SenderRefusal> theirs) {
        for (Standing.SenderRefusal refusal : theirs) {
            Lane lane = refusal.lane();
            lane.takeBack(refusal.recipient());
            Recipients.find(tx, refusal.recipient())
                    .filter(recipient -> recipient.isWaiting() && !recipient.isOpen())
                    .ifPresent(
                            recipient ->
                                    settlement.putOff(lane.tally(), recipient, refusal.words()));
        }
    }

    /** Once for each address: a follow-up would only say it again. */
    private static void warn(Event.Delivered delivered) {
        Ready ready = delivered.ready();
        if (ready.recipient().stepsSent() == 0) {
            ready.warnings().forEach(delivered.lane().tally()::warn);
        }
    }

    private void takeNote(Transaction tx, Settlement settlement, Event.Delivered delivered) {
        Outcome outcome = delivered.outcome();
        stand(tx, settlement, delivered);
        if (outcome instanceof Outcome.Accepted || outcome instanceof Outcome.Unknown) {
            progress.gotThrough();
            warn(delivered);
            return;
        }
        delivered.lane().pace().uncount(delivered.intendedAt());
        if (outcome instanceof Outcome.Unreachable lost) {
            progress.failed(lost.why());
        } else if (outcome instanceof Outcome.RefusedUs) {
            progress.refusedUs();
        } else {
            progress.cameToNothing();
        }
    }
}
