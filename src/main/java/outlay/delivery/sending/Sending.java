package outlay.delivery.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import outlay.Problem;
import outlay.campaign.Campaign;
import outlay.campaign.CampaignState;
import outlay.campaign.Campaigns;
import outlay.db.Database;
import outlay.db.Operations;
import outlay.db.Transaction;
import outlay.delivery.BounceWatch;
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
    private final RunState progress;
    private final Crew crew;
    private final Preparers preparers;
    private final Departures departures;
    private final Recording recording;
    private final Agenda agenda;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final List<Event> news = new ArrayList<>();
    private final Instant begun;
    private final boolean isOfAll;
    private long operation;

    private Sending(Database database, SendRequest request, Start start) {
        this.begun = database.clock().instant();
        this.isOfAll = request.campaigns().isEmpty();
        this.database = database;
        this.writer = new PatientWriter(database);
        this.lanes = start.lanes();
        this.progress = new RunState(request.limit());
        this.crew = new Crew(request.transport(), request.connections(), events);
        this.preparers = new Preparers(database, request, start.names(), progress, events);
        this.departures = new Departures(lanes, crew, progress);
        this.recording = new Recording(progress);
        this.agenda = new Agenda(database, lanes, progress, begun.plus(request.keepOn()));
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
        return progress.departed();
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
            if (operation != 0) {
                writer.write(this::lookBack);
            }
            return database.read(this::result);
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
            events.drainTo(news);
            news.removeIf(this::isOrder);
            if (!news.isEmpty() || canDepart()) {
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

    private boolean canDepart() {
        return departures.arePossible(database.clock().instant());
    }

    /** Obeys an event that concerns the run as a whole. */
    private boolean isOrder(Event event) {
        if (event instanceof Event.Failed failed) {
            failed.rethrow();
        }
        boolean isStop = event instanceof Event.Stop;
        if (isStop) {
            progress.stop();
        }
        return isStop;
    }

    /** Records what has happened and what leaves next, together, and lets it leave. */
    private void turn() {
        news.forEach(this::takeNote);
        news.clear();
        List<Departures.Departure> next = writer.write(this::turn);
        recording.clear();
        for (Departures.Departure departure : next) {
            progress.departs();
            departure.go();
        }
    }

    /**
     * Connects before anybody is looked at: of a server that is away nobody shall learn that his
     * address is invalid.
     */
    private void reachServer() {
        boolean mayGoOn = !progress.isStopping() && progress.unlooked() > 0;
        if (!crew.isEmpty()
                || !mayGoOn
                || database.read(tx -> lanes.stream().noneMatch(lane -> lane.isAnybodyDue(tx)))) {
            return;
        }
        try {
            crew.hireFirst();
        } catch (Problem e) {
            progress.giveUp(e.what());
        }
    }

    /** Keeps an event until it is recorded; who brought it is free again. */
    private void takeNote(Event event) {
        recording.add(event);
        if (event instanceof Event.Delivered delivered) {
            progress.lands();
            crew.free(delivered.courier());
        }
    }

    private List<Departures.Departure> turn(Transaction tx) {
        if (operation == 0) {
            operation = Operations.begin(tx, "send");
        }
        lanes.forEach(lane -> lane.refresh(tx));
        Settlement settlement = new Settlement(tx, operation, begun);
        recording.record(tx, settlement);
        lanes.forEach(lane -> lane.watchBounces(tx));
        return departures.next(tx, settlement, operation);
    }

    private boolean lookBack(Transaction tx) {
        Settlement settlement = new Settlement(tx, operation, begun);
        for (Lane lane : lanes) {
            Recording.putOff(tx, settlement, lane.standing().finish());
        }
        for (Lane lane : lanes) {
            lane.refresh(tx);
            BounceWatch.afterwards(tx, lane.campaign());
            keepRefusal(tx, lane);
        }
        return true;
    }

    /** What a run of all campaigns leaves alone, because it does not send, is said too. */
    private SendResult result(Transaction tx) {
        List<Campaign> others =
                Campaigns.all(tx).stream()
                        .filter(campaign -> isOfAll && campaign.state() != CampaignState.ACTIVE)
                        .filter(campaign -> lanes.stream().noneMatch(lane -> lane.isOf(campaign)))
                        .toList();
        return SendResult.of(tx, lanes, others, progress.whyNoMore(), failure());
    }

    private static void keepRefusal(Transaction tx, Lane lane) {
        Standing standing = lane.standing();
        if (standing.isSetAside() || lane.tally().get(Tally.Fate.SENT) > 0) {
            Campaigns.keepRefusal(tx, lane.campaign(), standing.words());
        }
    }

    /** Returns why emails that are due did not leave: in the server's words. */
    private Optional<String> failure() {
        return lanes.stream()
                .flatMap(
                        lane ->
                                lane
                                        .standing()
                                        .words()
                                        .map(words -> lane.sender() + " is refused: " + words)
                                        .stream())
                .findFirst()
                .or(progress::unreachable);
    }

    /**
     * Lets the couriers finish what they have in hand when the run breaks off, and tries to record
     * what became of it; what cannot be recorded is in doubt from then on.
     */
    private void salvage(Throwable cause) {
        try {
            news.forEach(this::takeNote);
            while (progress.isInFlight()) {
                takeNote(events.take());
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

    private boolean salvage(Transaction tx) {
        recording.salvage(tx, new Settlement(tx, operation, begun));
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
                // Ahead of what has come in since: who is ready first leaves first.
                news.add(event);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            progress.stop();
        }
    }
}
