package outlay.delivery.sending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import outlay.campaign.Recipient;
import outlay.contact.Contact;
import outlay.contact.Contacts;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.delivery.MessageNames;
import outlay.suppression.DoNotEmailList;

/** Threads that make messages ready ahead of the couriers, so that these never wait for them. */
final class Preparers implements AutoCloseable {
    private static final int AHEAD = 32;
    private static final int MOST_AHEAD = 4 * AHEAD;

    private final Database database;
    private final Preparation preparation;
    private final MessageNames names;
    private final RunState run;
    private final BlockingQueue<Event> events;
    private final ExecutorService threads;
    private final long usual;

    Preparers(
            Database database,
            SendRequest request,
            MessageNames names,
            RunState run,
            BlockingQueue<Event> events) {
        this.database = database;
        this.preparation = new Preparation(request.check(), request.strict());
        this.names = names;
        this.run = run;
        this.events = events;
        this.usual = Math.min(AHEAD + 2L * request.connections(), MOST_AHEAD);
        this.threads =
                Executors.newFixedThreadPool(request.connections(), Preparers::backgroundThread);
    }

    /** Nothing that a template makes of somebody may keep the process from ending. */
    private static Thread backgroundThread(Runnable work) {
        Thread thread = new Thread(work, "preparer");
        thread.setDaemon(true);
        return thread;
    }

    /** Has the next who are due made ready, as many as will soon be needed. */
    void prepareMore(List<Lane> lanes) {
        if (!run.mayLook()) {
            return;
        }
        Instant now = database.clock().instant();
        for (Lane lane : lanes) {
            long most = Math.min(usual, run.unlooked());
            long wanted = Math.min(most, lane.terms().pace().room(now));
            long room =
                    Math.min(wanted - lane.ready().underWay(), run.unlooked() - underWay(lanes));
            // A handful at a time: asking for one row after another would cost a query each.
            if (room > wanted / 2 && lane.isAwake(now)) {
                prepare(lane, (int) room);
            }
        }
    }

    private static long underWay(List<Lane> lanes) {
        return lanes.stream().mapToLong(lane -> lane.ready().underWay()).sum();
    }

    private void prepare(Lane lane, int most) {
        List<Due> due = new ArrayList<>();
        database.read(
                tx -> {
                    lane.next(tx, most).forEach(each -> look(tx, lane, each).ifPresent(due::add));
                    return true;
                });
        due.forEach(each -> threads.execute(() -> events.add(prepared(each))));
    }

    /** Returns what it takes to write to a recipient, unless there is a reason not to. */
    private Optional<Due> look(Transaction tx, Lane lane, Recipient recipient) {
        Instant now = tx.now();
        if (recipient
                .place()
                .firstTriedAt()
                .filter(t -> RetrySchedule.isOver(t, now))
                .isPresent()) {
            String why = RetrySchedule.over(recipient.reason());
            events.add(new Event.Dropped(lane, recipient, Ruling.EXPIRED, why));
            return Optional.empty();
        }
        Contact contact = Contacts.byId(tx, recipient.contact().orElseThrow()).orElseThrow();
        if (DoNotEmailList.contains(tx, contact.address())) {
            events.add(new Event.Dropped(lane, recipient, Ruling.SUPPRESSED, DoNotEmailList.NAME));
            return Optional.empty();
        }
        return Optional.of(
                new Due(lane, lane.terms().letters(), recipient, contact, names.next(), now));
    }

    private Event prepared(Due due) {
        try {
            return preparation.prepare(due);
        } catch (RuntimeException | Error e) {
            return new Event.Failed(e);
        }
    }

    /** Ends the threads, whatever they are at: nothing of theirs has been recorded. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
