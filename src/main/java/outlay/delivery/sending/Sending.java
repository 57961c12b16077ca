package outlay.delivery.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import outlay.Problem;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.delivery.Doubts;

/**
 * One run of {@code send}: sends what is due, until nothing is left that may leave now.
 *
 * <p>One thread, the keeper, has the database. {@link Preparers} check addresses and render;
 * couriers ({@link Crew}) deliver, each over one connection. In one transaction, so that one flush
 * to the disk serves them all, the keeper records every outcome that has come in and the intent of
 * every message that leaves next; only then do the couriers set off. So each courier has at most
 * one message whose fate a crash could hide, and that one is written down.
 */
public final class Sending {
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    private final Database database;
    private final PatientWriter writer;
    private final List<Lane> lanes;
    private final RunState run;
    private final Crew crew;
    private final Preparers preparers;
    private final Departures departures;
    private final Recording recording;
    private final Agenda agenda;
    private final Finish finish;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    private Sending(Database database, SendRequest request, Start start) {
        this.database = database;
        this.writer = new PatientWriter(database);
        this.lanes = start.lanes();
        this.run = new RunState(request.limit());
        this.crew = new Crew(request.transport(), request.connections(), events);
        this.preparers = new Preparers(database, request, start.names(), run, events);
        this.departures = new Departures(lanes, crew, run);
        this.recording = new Recording(run, crew);
        this.agenda = new Agenda(database, lanes, run, writer.begun().plus(request.keepOn()));
        this.finish = new Finish(lanes, run, request.campaigns().isEmpty());
    }

    /** Prepares a run; the caller holds {@link outlay.db.Activity#SEND}. */
    public static Sending of(Database database, SendRequest request) {
        Doubts.raise(database);
        return rehearsal(database, request);
    }

    /** Prepares a run of which nothing is kept; another one may be under way. */
    public static Sending rehearsal(Database database, SendRequest request) {
        return new Sending(database, request, Start.of(database, request.campaigns()));
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
     * @return what was sent; a mail server that cannot be reached is named in it
     */
    public SendResult run() {
        try (crew;
                preparers) {
            loopOrSalvage();
            if (writer.hasWritten()) {
                writer.write(finish::record);
            }
            return database.read(finish::result);
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
            reachServer();
            preparers.prepareMore(lanes);
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
        run.throwFailure();
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
        lanes.forEach(lane -> lane.refresh(settlement.tx()));
        recording.record(settlement);
        lanes.forEach(lane -> lane.watchBounces(settlement.tx()));
        return departures.next(settlement);
    }

    /**
     * Connects before anybody is looked at: of a server that is away nobody shall learn that his
     * address is invalid.
     */
    private void reachServer() {
        if (!crew.isEmpty() || !run.mayLook() || !database.read(this::isAnybodyDue)) {
            return;
        }
        try {
            crew.hireFirst();
        } catch (Problem e) {
            run.giveUp(e.what());
        }
    }

    private boolean isAnybodyDue(Transaction tx) {
        return lanes.stream().anyMatch(lane -> lane.isAnybodyDue(tx));
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
