package outlay.delivery.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.EmailAddress;
import outlay.campaign.OneCampaign;
import outlay.campaign.Recipient;
import outlay.campaign.RecipientStatus;
import outlay.db.Database;
import outlay.db.OnBothEngines;
import outlay.db.Operations;
import outlay.db.Transaction;
import outlay.delivery.Disturbances;
import outlay.delivery.MessageName;
import outlay.delivery.Tally;
import outlay.delivery.Trace;
import outlay.mail.smtp.Envelope;
import outlay.mail.smtp.Outcome;
import outlay.mail.smtp.PaperTransport;

/** What a run of at most one email makes of each kind of event. */
@OnBothEngines
final class RecordingTest {
    private static final Trace NO_TRACE = new Trace("a.example", null, null);
    private static final EmailAddress ANN = EmailAddress.parse("ann@x.example").orElseThrow();

    /** The revision of a campaign that was never updated. */
    private static final long FIRST = 1;

    /** The recipient is looked at again for each message. */
    private static final long NEVER = -1;

    @TempDir private Path folder = Path.of("");

    private final RunState run = new RunState(1);
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Crew crew = new Crew(PaperTransport::new, 1, events);
    private final Outlet outlet = new Outlet(crew);
    private final Recording recording = new Recording(run);

    @Test
    void aMessageIsReady() {
        during(
                (database, lane) -> {
                    new Event.Readied(lane, ready(next(database, lane))).tell(recording);
                    assertTrue(lane.ready().has(true));
                    assertFalse(lane.ready().isPreparing());
                    assertTrue(recording.isEmpty());
                });
    }

    @Test
    void aMessageOfOlderTextsIsMadeAnew() {
        during(
                (database, lane) -> {
                    Ready old = ready(next(database, lane));
                    database.write(tx -> tx.update("UPDATE campaign SET revision = revision + 1"));
                    refresh(database, lane);
                    new Event.Readied(lane, old).tell(recording);
                    assertTrue(lane.ready().isEmpty());
                    assertFalse(lane.ready().isPreparing());
                });
    }

    @Test
    void whoeverGetsNoMessageIsRecorded() {
        during(
                (database, lane) -> {
                    drop(lane, next(database, lane));
                    record(database);
                    assertEquals(RecipientStatus.INVALID, status(database));
                    assertEquals(1, lane.tally().get(Tally.Fate.INVALID));
                    assertEquals(0, run.unlooked());
                });
    }

    @Test
    void nothingIsRecordedOfWhoeverHasChangedMeanwhile() {
        during(
                (database, lane) -> {
                    drop(lane, next(database, lane));
                    database.write(
                            tx ->
                                    tx.update(
                                            "UPDATE recipient SET status = 'replied' WHERE id = 1"));
                    record(database);
                    assertEquals(RecipientStatus.REPLIED, status(database));
                    assertEquals(1, run.unlooked());
                });
    }

    private void drop(Lane lane, Recipient recipient) {
        new Event.Dropped(lane, recipient, Ruling.UNUSABLE, "no such domain").tell(recording);
        assertFalse(lane.ready().isPreparing());
        assertFalse(recording.isEmpty());
    }

    @Test
    void whoCouldNotBeLookedUpIsPutOff() {
        during(
                (database, lane) -> {
                    new Event.PutOff(lane, next(database, lane)).tell(recording);
                    assertTrue(outlet.hasPutOff());
                    assertFalse(lane.ready().isPreparing());
                    assertTrue(recording.isEmpty());
                });
    }

    @Test
    void aDeliveryFreesItsCourierAtOnceAndIsRecordedInTheNextTurn() {
        during(
                (database, lane) -> {
                    Courier courier = depart(database);
                    assertFalse(crew.hasIdle());
                    land(database, lane, courier);
                    assertTrue(crew.hasIdle());
                    assertFalse(run.isInFlight());
                    assertTrue(recording.hasDeliveries());
                    assertEquals(0, database.read(OneCampaign::recipient).stepsSent());
                    record(database);
                    assertEquals(1, database.read(OneCampaign::recipient).stepsSent());
                    assertEquals(1, lane.tally().get(Tally.Fate.SENT));
                    recording.clear();
                    assertTrue(recording.isEmpty());
                });
    }

    /** Counts that are wrong must not cost an outcome. */
    @Test
    void aDeliveryIsKeptThoughItCannotBe() {
        during(
                (database, lane) -> {
                    reach();
                    Courier courier = crew.takeIdle();
                    assertThrows(IllegalStateException.class, () -> land(database, lane, courier));
                    assertTrue(recording.hasDeliveries());
                });
    }

    @Test
    void aBreakdownAndAWishToStopEndTheRun() {
        new Event.Failed(new IllegalArgumentException("made up")).tell(recording);
        assertTrue(run.isStopping());
        assertThrows(IllegalArgumentException.class, run::throwFailure);
        RunState other = new RunState(1);
        new Event.Stop().tell(new Recording(other));
        assertTrue(other.isStopping());
        other.throwFailure();
    }

    private void during(BiConsumer<Database, Lane> what) {
        try (OneCampaign world = new OneCampaign(folder);
                crew) {
            Database database = world.database();
            what.accept(database, database.read(this::lane));
        }
    }

    private Lane lane(Transaction tx) {
        Senders senders = new Senders(new byte[32], name -> true);
        return new CampaignRun(tx, OneCampaign.campaign(tx), senders, List.of(outlet))
                .lanes()
                .get(0);
    }

    private static Recipient next(Database database, Lane lane) {
        database.read(tx -> lane.course().firstEmails().next(tx, 1))
                .forEach(recipient -> lane.take(recipient, NEVER));
        assertTrue(lane.hasNext());
        Recipient next = lane.next().get(0);
        assertTrue(lane.ready().isPreparing());
        return next;
    }

    private static void refresh(Database database, Lane lane) {
        database.read(
                tx -> {
                    lane.course().refresh(tx);
                    return true;
                });
    }

    /** Has the first courier connect. */
    private void reach() {
        crew.reachOut(outlet);
        assertTrue(crew.isReachingOut());
        try {
            events.take().tell(recording);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertFalse(crew.isReachingOut());
    }

    private static Ready ready(Recipient recipient) {
        MessageName name = new MessageName(1, new byte[16]);
        return new Ready(
                name,
                NO_TRACE,
                NEVER,
                FIRST,
                recipient,
                Set.of(),
                new Envelope(ANN, ANN),
                new byte[0]);
    }

    private Courier depart(Database database) {
        reach();
        Ready message = message(database);
        write(database, settlement -> settlement.depart(message, OptionalLong.empty()));
        run.departs();
        return crew.takeIdle();
    }

    private static Ready message(Database database) {
        return ready(database.read(OneCampaign::recipient));
    }

    private void land(Database database, Lane lane, Courier courier) {
        Outcome outcome = new Outcome(Outcome.Kind.ACCEPTED, "250 ok");
        Instant now = database.clock().instant();
        new Event.Delivered(lane, message(database), now, courier, outcome).tell(recording);
    }

    private void record(Database database) {
        write(database, recording::record);
    }

    private static void write(Database database, Consumer<Settlement> work) {
        database.write(
                tx -> {
                    work.accept(
                            new Settlement(
                                    tx,
                                    Operations.begin(tx, "send"),
                                    tx.now(),
                                    new Disturbances()));
                    return true;
                });
    }

    private static RecipientStatus status(Database database) {
        return database.read(OneCampaign::recipient).status();
    }
}
