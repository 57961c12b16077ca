package outlay.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import outlay.EmailAddress;
import outlay.Problem;
import outlay.campaign.Recipient;
import outlay.campaign.RecipientCounts;
import outlay.campaign.Recipients;
import outlay.contact.Contact;
import outlay.contact.Contacts;
import outlay.contact.DoNotEmailList;
import outlay.db.Database;
import outlay.db.Operations;
import outlay.db.Transaction;
import outlay.mail.MailConnection;
import outlay.mail.Outcome;

/**
 * One run of {@code send}: sends what is due, until nothing is left that may leave now.
 *
 * <p>One thread keeps the database. Preparing threads check addresses and render; couriers deliver,
 * each over one connection. In one transaction, so that one flush to the disk serves them all, the
 * keeper records every outcome that has come in and the intent of every message that leaves next;
 * only then do the couriers set off. So each courier has at most one message whose fate a crash
 * could hide, and that one is written down.
 */
public final class Sending {
    /** After so many failures in a row nothing more leaves. */
    private static final int MOST_FAILURES = 3;

    private static final int PREPARED_AHEAD = 32;
    private static final Duration BEFORE_LOOKING_AGAIN = Duration.ofMinutes(1);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Database database;
    private final SendRequest request;
    private final Preparation preparation;
    private final List<Lane> lanes;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final List<Event> news = new ArrayList<>();

    /** What has happened and is not on the disk yet. */
    private final List<Event> unrecorded = new ArrayList<>();

    private final List<Courier> couriers = new ArrayList<>();
    private final Deque<Courier> idle = new ArrayDeque<>();
    private final ExecutorService preparers;
    private final Instant deadline;

    private long operation;
    private long nextMessage;
    private int preparing;
    private int inFlight;
    private long departed;
    private int failures;
    private boolean putOff;
    private boolean stopping;

    /** Why the mail server could not be reached the last time; null when it could. */
    private @Nullable String unreachable;

    private record Assignment(Courier courier, Lane lane, Ready ready, Instant at) {}

    private Sending(Database database, SendRequest request, Start start) {
        this.database = database;
        this.request = request;
        this.preparation = new Preparation(request.check());
        this.lanes = start.lanes();
        this.nextMessage = start.nextMessage();
        this.deadline = database.clock().instant().plus(request.keepOn());
        this.preparers = Executors.newFixedThreadPool(request.connections());
    }

    /** Prepares a run; the caller holds the {@link SenderLock}. */
    public static Sending of(Database database, SendRequest request) {
        return new Sending(database, request, Start.of(database, request.campaigns()));
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
        try {
            loop();
            if (operation != 0) {
                write(this::lookBack);
            }
            return result();
        } catch (RuntimeException e) {
            salvage(e);
            throw e;
        } finally {
            preparers.shutdownNow();
            couriers.forEach(Courier::goHome);
            couriers.forEach(Courier::awaitHome);
        }
    }

    /**
     * Lets the couriers finish what they have in hand when the run breaks off, and tries to record
     * what became of it; what cannot be recorded is in doubt from then on.
     */
    private void salvage(RuntimeException cause) {
        try {
            news.forEach(this::takeNote);
            while (inFlight > 0) {
                takeNote(events.take());
            }
            if (unrecorded.stream().anyMatch(Event.Delivered.class::isInstance)) {
                write(tx -> settle(tx, new Settlement(tx, operation)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private boolean settle(Transaction tx, Settlement settlement) {
        for (Event event : unrecorded) {
            if (event instanceof Event.Delivered delivered) {
                settle(tx, settlement, delivered);
            }
        }
        return true;
    }

    /**
     * Writes, and waits for another command that writes for long: to give up would leave in doubt
     * what the couriers have delivered.
     */
    private <T> T write(Function<Transaction, T> work) {
        Instant end = database.clock().instant().plus(PATIENCE);
        while (true) {
            try {
                return database.write(work);
            } catch (Problem e) {
                boolean busy = e.kind() == Problem.Kind.BUSY;
                if (!busy || database.clock().instant().isAfter(end)) {
                    throw e;
                }
            }
        }
    }

    private boolean lookBack(Transaction tx) {
        for (Lane lane : lanes) {
            lane.refresh(tx);
            BounceWatch.afterwards(tx, lane.campaign());
        }
        return true;
    }

    private SendResult result() {
        return database.read(tx -> SendResult.of(tx, lanes, Optional.ofNullable(unreachable)));
    }

    private void loop() {
        while (true) {
            events.drainTo(news);
            news.removeIf(this::isOrder);
            if (!news.isEmpty() || canDepart()) {
                turn();
            }
            prepareMore();
            if (!events.isEmpty()) {
                continue;
            }
            Optional<Instant> next = nextMoment();
            if (next.isEmpty()) {
                return;
            }
            sleepUntil(next.get());
        }
    }

    /** Obeys an event that concerns the run as a whole. */
    private boolean isOrder(Event event) {
        if (event instanceof Event.Stop) {
            stopping = true;
            return true;
        }
        if (event instanceof Event.Failed failed) {
            throw failed.failure();
        }
        return false;
    }

    /** Records what has happened and what leaves next, together, and lets it leave. */
    private void turn() {
        if (canDepart() && couriers.isEmpty()) {
            hireFirst();
        }
        news.forEach(this::takeNote);
        news.clear();
        List<Assignment> assignments = write(this::turn);
        unrecorded.clear();
        for (Assignment assignment : assignments) {
            inFlight++;
            departed++;
            assignment.courier().deliver(assignment.lane(), assignment.ready(), assignment.at());
        }
    }

    /** Keeps an event until it is recorded; who brought it is free again. */
    private void takeNote(Event event) {
        unrecorded.add(event);
        if (event instanceof Event.Delivered delivered) {
            inFlight--;
            idle.addLast(delivered.courier());
        }
    }

    private List<Assignment> turn(Transaction tx) {
        if (operation == 0) {
            operation = Operations.begin(tx, "send");
        }
        lanes.forEach(lane -> lane.refresh(tx));
        Settlement settlement = new Settlement(tx, operation);
        unrecorded.forEach(event -> record(tx, settlement, event));
        BounceWatch.duringRun(tx, lanes);
        return assign(tx, settlement);
    }

    private void record(Transaction tx, Settlement settlement, Event event) {
        if (event instanceof Event.Delivered delivered) {
            record(tx, settlement, delivered);
            return;
        }
        preparing--;
        if (event instanceof Event.Prepared prepared) {
            prepared.lane().prepared();
            prepared.lane().add(prepared.ready());
        } else if (event instanceof Event.Unusable unusable) {
            unusable.lane().prepared();
            ifUnchanged(
                    tx,
                    unusable.recipient(),
                    same -> settlement.unusable(unusable.lane().tally(), same, unusable.reason()));
        } else if (event instanceof Event.Lacking lacking) {
            lacking.lane().prepared();
            ifUnchanged(
                    tx,
                    lacking.recipient(),
                    same -> settlement.hold(lacking.lane().tally(), same, lacking.reason()));
        } else if (event instanceof Event.PutOff away) {
            away.lane().prepared();
            putOff = true;
        } else if (event instanceof Event.Suppressed suppressed) {
            suppressed.lane().prepared();
            ifUnchanged(
                    tx,
                    suppressed.recipient(),
                    same -> settlement.suppressed(suppressed.lane().tally(), same));
        } else if (event instanceof Event.Expired expired) {
            expired.lane().prepared();
            ifUnchanged(
                    tx,
                    expired.recipient(),
                    same -> settlement.expire(expired.lane().tally(), same));
        }
    }

    private void record(Transaction tx, Settlement settlement, Event.Delivered delivered) {
        settle(tx, settlement, delivered);
        Lane lane = delivered.lane();
        Outcome outcome = delivered.outcome();
        if (outcome instanceof Outcome.Accepted || outcome instanceof Outcome.Unknown) {
            reached();
            return;
        }
        lane.pace().uncount(delivered.intendedAt());
        departed--;
        if (outcome instanceof Outcome.Unreachable lost) {
            putOff = true;
            failures++;
            unreachable = lost.why();
            stopping |= failures >= MOST_FAILURES;
        } else {
            reached();
        }
    }

    /** What failed before was no more than a lost connection. */
    private void reached() {
        failures = 0;
        unreachable = null;
    }

    private static void settle(Transaction tx, Settlement settlement, Event.Delivered delivered) {
        Lane lane = delivered.lane();
        settlement.settle(
                lane.campaign(), lane.tally(), delivered.ready(), tx.now(), delivered.outcome());
    }

    private static void ifUnchanged(
            Transaction tx, Recipient recipient, java.util.function.Consumer<Recipient> action) {
        Recipients.find(tx, recipient.id()).filter(recipient::equals).ifPresent(action);
    }

    /** Gives each idle courier a message that may leave now, and writes down that it does. */
    private List<Assignment> assign(Transaction tx, Settlement settlement) {
        List<Assignment> assignments = new ArrayList<>();
        if (stopping) {
            return assignments;
        }
        while (hasRoom(assignments.size())) {
            Optional<Assignment> next = depart(tx, settlement);
            if (next.isEmpty()) {
                break;
            }
            assignments.add(next.get());
        }
        return assignments;
    }

    private boolean hasRoom(int assigned) {
        return departed + assigned < request.limit()
                && (!idle.isEmpty() || couriers.size() < request.connections());
    }

    private Optional<Assignment> depart(Transaction tx, Settlement settlement) {
        for (boolean followUpsOnly : new boolean[] {true, false}) {
            for (Lane lane : lanes) {
                Optional<Ready> ready = nextOf(tx, settlement, lane, followUpsOnly);
                if (ready.isPresent()) {
                    settlement.depart(ready.get(), operation);
                    lane.pace().count(ready.get().messageId(), tx.now());
                    return Optional.of(new Assignment(idleCourier(), lane, ready.get(), tx.now()));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the next message of a campaign, passing over those that must not leave any more. */
    private Optional<Ready> nextOf(
            Transaction tx, Settlement settlement, Lane lane, boolean followUpsOnly) {
        while (lane.isOpen() && lane.pace().hold(tx.now()).isEmpty()) {
            Optional<Ready> next = lane.take(followUpsOnly);
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

    private Courier idleCourier() {
        Courier courier = idle.pollFirst();
        return courier != null ? courier : hire(request.transport().connect());
    }

    /** Connects before anything is recorded, so that an unreachable server shows at once. */
    private void hireFirst() {
        MailConnection connection = request.transport().connect();
        try {
            connection.open();
        } catch (Problem e) {
            unreachable = e.what();
            stopping = true;
            connection.close();
            return;
        }
        idle.addLast(hire(connection));
    }

    private Courier hire(MailConnection connection) {
        Courier courier = new Courier(connection, events);
        couriers.add(courier);
        courier.start();
        return courier;
    }

    private boolean canDepart() {
        Instant now = database.clock().instant();
        return !stopping
                && hasRoom(0)
                && lanes.stream().anyMatch(lane -> lane.hasReady() && mayGo(lane, now));
    }

    private static boolean mayGo(Lane lane, Instant now) {
        return lane.isOpen() && !lane.mayGoAt(now).isAfter(now);
    }

    /** Has the next who are due made ready, so that couriers never wait for them. */
    private void prepareMore() {
        Instant now = database.clock().instant();
        long wanted = Math.min(PREPARED_AHEAD + 2L * request.connections(), unclaimed());
        for (Lane lane : lanes) {
            int room = (int) Math.min(wanted, PREPARED_AHEAD * 4L) - lane.underWay();
            // A handful at a time: asking for one row after another would cost a query each.
            if (!stopping && room > wanted / 2 && lane.isAwake(now)) {
                prepare(lane, room);
            }
        }
    }

    private long unclaimed() {
        return request.limit() - departed;
    }

    private void prepare(Lane lane, int most) {
        List<Runnable> tasks = new ArrayList<>();
        database.read(
                tx -> {
                    for (Recipient recipient : lane.next(tx, most)) {
                        preparing++;
                        tasks.add(task(tx, lane, recipient));
                    }
                    return true;
                });
        tasks.forEach(preparers::execute);
    }

    private Runnable task(Transaction tx, Lane lane, Recipient recipient) {
        Instant now = tx.now();
        if (recipient
                .firstTriedAt()
                .filter(first -> RetrySchedule.isOver(first, now))
                .isPresent()) {
            return () -> events.add(new Event.Expired(lane, recipient));
        }
        Optional<Contact> contact = Contacts.byId(tx, recipient.contact().orElseThrow());
        EmailAddress address = contact.orElseThrow().address();
        if (DoNotEmailList.contains(tx, address)) {
            return () -> events.add(new Event.Suppressed(lane, recipient));
        }
        long message = nextMessage++;
        return () -> events.add(prepared(lane, recipient, contact.get(), message, now));
    }

    private Event prepared(
            Lane lane, Recipient recipient, Contact contact, long message, Instant now) {
        try {
            return preparation.prepare(lane, recipient, contact, message, now);
        } catch (RuntimeException e) {
            return new Event.Failed(e);
        }
    }

    /** Returns when there may be something to do again; empty when the run is over. */
    private Optional<Instant> nextMoment() {
        Instant now = database.clock().instant();
        if (inFlight > 0 || (preparing > 0 && !stopping)) {
            return Optional.of(now.plus(LONGEST_SLEEP));
        }
        if (stopping || unclaimed() <= 0) {
            return Optional.empty();
        }
        Optional<Instant> next = nextDeparture(now);
        return next.filter(moment -> !moment.isAfter(deadline));
    }

    private Optional<Instant> nextDeparture(Instant now) {
        Optional<Instant> earliest = Optional.empty();
        for (Lane lane : lanes) {
            Optional<Instant> moment = lane.isOpen() ? nextDeparture(lane, now) : Optional.empty();
            if (earliest.isEmpty() || moment.filter(earliest.get()::isAfter).isPresent()) {
                earliest = moment.or(() -> Optional.empty());
            }
        }
        return earliest;
    }

    /** Those put off in this run stay due: they are looked at again, but not without a pause. */
    private Optional<Instant> nextDeparture(Lane lane, Instant now) {
        if (lane.hasReady()) {
            return Optional.of(lane.mayGoAt(now));
        }
        Instant soonest = putOff ? now.plus(BEFORE_LOOKING_AGAIN) : now.plusMillis(1);
        Optional<Instant> next =
                database.read(tx -> RecipientCounts.nextDue(tx, lane.campaign().id()))
                        .map(due -> due.isBefore(soonest) ? soonest : due)
                        .map(lane::mayGoAt);
        next.ifPresent(lane::sleepUntil);
        return next;
    }

    private void sleepUntil(Instant moment) {
        Duration left = Duration.between(database.clock().instant(), moment);
        Duration sleep = left.compareTo(LONGEST_SLEEP) < 0 ? left : LONGEST_SLEEP;
        try {
            Event event = events.poll(Math.max(1, sleep.toMillis()), TimeUnit.MILLISECONDS);
            if (event != null) {
                // Ahead of what has come in since: who is ready first leaves first.
                news.add(event);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
