package outlay.delivery.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import outlay.campaign.CampaignState;
import outlay.campaign.Campaigns;
import outlay.db.Database;
import outlay.db.Hold;
import outlay.db.Transaction;
import outlay.delivery.Disturbances;
import outlay.delivery.Doubts;
import outlay.delivery.SenderName;

/**
 * One run of {@code send}: sends what is due, until nothing is left that may leave now.
 *
 * <p>One thread, the keeper, has the database. {@link Preparers} check addresses and render;
 * couriers deliver, each over one connection of its {@link Outlet}. In one transaction, so that one
 * flush to the disk serves them all, the keeper records every outcome that has come in and the
 * intent of every message that leaves next; only then do the couriers set off. So each courier has
 * at most one message whose fate a crash could hide, and that one is written down.
 */
public final class Sending {
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
    private static final Duration ONE_UPON_THE_OTHER = Duration.ofMillis(1);
    private static final Duration FOR_HIM_WHOSE_TURN_IT_IS = Duration.ofMillis(200);
    private static final Duration FOR_EVER = Duration.ofDays(1);

    /** What happens in a run whose clock does not go on by itself. */
    @FunctionalInterface
    public interface Leap {
        /**
         * Sets the clock to a moment; nothing is to be done before, and no transaction is open. May
         * change the database first.
         */
        void to(Instant moment);
    }

    private final Database database;
    private final PatientWriter writer;
    private final Start.Begun begun;
    private final List<Lane> lanes;
    private final RunState run;
    private final Assignment assignment;
    private final Preparers preparers;
    private final Departures departures;
    private final Recording recording;
    private final Agenda agenda;
    private final Finish finish;
    private final Disturbances disturbances = new Disturbances();
    private final @Nullable Leap leap;
    private long refreshedAt;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    private Sending(
            Database database,
            SendRequest request,
            Predicate<String> areOurs,
            @Nullable Leap leap) {
        this.database = database;
        this.leap = leap;
        database.expectBulk();
        this.writer = new PatientWriter(database, disturbances);
        this.begun = Start.of(database, request, areOurs, events);
        this.lanes = begun.campaigns().stream().flatMap(each -> each.lanes().stream()).toList();
        this.run = new RunState(request.limit());
        this.assignment =
                new Assignment(
                        database,
                        begun.campaigns(),
                        run,
                        disturbances,
                        events,
                        leap == null ? FOR_HIM_WHOSE_TURN_IT_IS : FOR_EVER,
                        request.connections());
        this.preparers = new Preparers(database, request, begun.names(), events);
        this.departures = new Departures(lanes, run);
        this.recording = new Recording(run);
        this.agenda = new Agenda(database, lanes, run, writer.begun().plus(request.keepOn()));
        this.finish = new Finish(begun, run, request.campaigns().isEmpty());
    }

    /** Returns what no other run may send by at the same time: parts of an activity. */
    public static Set<String> senders(Database database, List<String> campaigns) {
        return database.read(
                tx -> {
                    Set<String> names = new TreeSet<>(Doubts.senders(tx));
                    Campaigns.all(tx).stream()
                            .filter(
                                    each ->
                                            campaigns.isEmpty()
                                                    ? each.state() == CampaignState.ACTIVE
                                                    : campaigns.contains(each.name()))
                            .forEach(each -> names.addAll(SenderName.all(tx, each)));
                    return names;
                });
    }

    /**
     * Prepares a run.
     *
     * @param hold the right to {@link outlay.db.Activity#SEND}, or to some of its {@link #senders}
     */
    public static Sending of(Database database, SendRequest request, Hold hold) {
        Doubts.raise(database, hold);
        return new Sending(database, request, hold::covers, null);
    }

    /** Prepares a run of which nothing is kept; another one may be under way. */
    public static Sending rehearsal(Database database, SendRequest request) {
        return new Sending(database, request, name -> true, null);
    }

    /** Prepares a run of which nothing is kept, and which does not wait: the clock leaps. */
    public static Sending rehearsal(Database database, SendRequest request, Leap leap) {
        return new Sending(database, request, name -> true, leap);
    }

    /** Returns how many emails have left so far; may be asked by any thread. */
    public long departed() {
        return run.departed();
    }

    /** Ends the run from another thread: what is in flight is finished, nothing new leaves. */
    public void stop() {
        events.add(new Event.Stop());
    }

    /**
     * Sends.
     *
     * @return what was sent; mail servers that cannot be reached are named in it
     */
    public SendResult run() {
        try (preparers) {
            loopOrSalvage();
            if (writer.hasWritten() || finish.hasNews()) {
                writer.write(finish::record);
            }
            return database.read(finish::result);
        } finally {
            begun.outlets().forEach(outlet -> outlet.crew().close());
        }
    }

    private void loopOrSalvage() {
        try {
            loop();
        } catch (RuntimeException | Error e) {
            salvage(e);
            throw e;
        }
    }

    private void loop() {
        while (true) {
            hear();
            if (!recording.isEmpty() || departures.arePossible(database.clock().instant())) {
                turn();
            }
            assignment.assignMore();
            preparers.prepare(lanes);
            if (events.isEmpty()) {
                Optional<Instant> next = agenda.next();
                if (next.isEmpty()) {
                    return;
                }
                sleepUntil(next.get());
            }
        }
    }

    /** Hears all that has happened. */
    private void hear() {
        for (Event event = events.poll(); event != null; event = events.poll()) {
            event.tell(recording);
        }
        awaitOthers();
        run.throwFailure();
    }

    /**
     * Waits for other couriers, as long as they come back one upon the other: one flush to the disk
     * serves all who are back.
     */
    private void awaitOthers() {
        try {
            Event event = null;
            do {
                if (event != null) {
                    event.tell(recording);
                }
                event =
                        recording.deliveries() > 0 && recording.deliveries() < run.inFlight()
                                ? events.poll(ONE_UPON_THE_OTHER.toNanos(), TimeUnit.NANOSECONDS)
                                : null;
            } while (event != null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            run.stop();
        }
    }

    /** Records what has happened and what leaves next, together, and lets it leave. */
    private void turn() {
        List<Departures.Departure> next = writer.write(this::turn);
        recording.clear();
        for (Departures.Departure departure : next) {
            run.departs();
            departure.go();
        }
    }

    private List<Departures.Departure> turn(Settlement settlement) {
        if (disturbances.count() != refreshedAt) {
            refreshedAt = disturbances.count();
            refresh(settlement.tx());
        }
        recording.record(settlement);
        begun.campaigns().forEach(each -> each.watchBounces(settlement.tx()));
        return departures.next(settlement);
    }

    /** Looks at campaigns and mailboxes again: others may have changed them meanwhile. */
    private void refresh(Transaction tx) {
        begun.campaigns().forEach(each -> each.refresh(tx));
        for (Outlet outlet : begun.outlets()) {
            if (outlet.refresh(tx)) {
                outlet.mailbox().ifPresent(box -> outlet.renew(begun.senders().use(tx, box)));
                begun.campaigns().forEach(each -> each.renew(tx, outlet));
            }
        }
    }

    /**
     * Lets the couriers finish what they have in hand when the run breaks off, and tries to record
     * what became of it; what cannot be recorded is in doubt from then on.
     */
    private void salvage(Throwable cause) {
        try {
            while (run.isInFlight()) {
                events.take().tell(recording);
            }
            if (recording.hasDeliveries()) {
                writer.write(this::salvage);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            cause.addSuppressed(e);
        }
    }

    private boolean salvage(Settlement settlement) {
        recording.salvage(settlement);
        return true;
    }

    /** Sleeps until something happens, and not beyond this moment. */
    private void sleepUntil(Instant moment) {
        if (leap != null && !moment.equals(Instant.MAX)) {
            leap.to(moment);
            disturbances.disturb();
            return;
        }
        Instant now = database.clock().instant();
        Instant latest = now.plus(LONGEST_SLEEP);
        Duration sleep = Duration.between(now, moment.isBefore(latest) ? moment : latest);
        try {
            Event event = events.poll(Math.max(1, sleep.toMillis()), TimeUnit.MILLISECONDS);
            if (event != null) {
                event.tell(recording);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            run.stop();
        }
    }
}
