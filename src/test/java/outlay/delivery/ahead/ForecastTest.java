package outlay.delivery.ahead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.BeforeContainer;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.delivery.Transports;
import outlay.delivery.sending.SendRequest;
import outlay.delivery.sending.SendResult;
import outlay.delivery.sending.Sending;
import outlay.mail.address.AddressCheck;
import outlay.mail.smtp.Transport;
import outlay.mail.smtp.TransportSettings;
import outlay.mailbox.Mailbox;

/** What is forecast is what is sent, to the email. */
final class ForecastTest {
    private static final int DAYS = 12;

    private static Path template = Path.of("");

    /** Everybody's emails go into one Maildir. */
    private record IntoMaildir(Path folder) implements Transports {
        @Override
        public Transport ofRun() {
            return Transport.of(TransportSettings.of("maildir:" + folder, Map.of()));
        }

        @Override
        public Transport of(Mailbox mailbox) {
            return ofRun();
        }
    }

    @BeforeContainer
    static void makeContacts() throws IOException {
        template = Files.createTempDirectory("forecast").resolve("template.db");
        RandomWorld.contacts(template, new LeapingClock(Instant.parse("2026-01-01T00:00:00Z")));
    }

    /** Those for whom it is not the hour take no place from others who share the mailbox. */
    @Example
    void knowsWhoseTurnItIsBehindThoseForWhomItIsNotTheHour() throws IOException {
        isWhatARehearsalSends(2029, false);
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void isWhatARehearsalSends(@ForAll long seed, @ForAll boolean brisk) throws IOException {
        inWorld(
                new RandomWorld(seed, brisk),
                seed,
                (world, database, clock) -> {
                    send(database, world, clock);
                    String forecast = database.read(tx -> text(forecast(tx, world, clock)));
                    assertEquals(text(rehearsal(database, world, clock)), forecast);
                });
    }

    /** One run after the other, each when the one before says that something is due. */
    @Property(tries = 3, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void isWhatRunsOfSendDeliver(@ForAll long seed) throws IOException {
        inWorld(
                new RandomWorld(seed, false),
                seed,
                (world, database, clock) -> {
                    List<Campaign> campaigns =
                            database.write(tx -> RandomWorld.started(tx, world.campaigns()));
                    Calendar forecast = database.read(tx -> forecast(tx, world, clock));
                    Calendar sent =
                            database.read(
                                    tx -> Forecast.calendar(tx, campaigns, clock.instant(), DAYS));
                    Logbook logbook = database.read(tx -> new Logbook(tx, sent, campaigns));
                    Path mail = Files.createTempDirectory("forecast");
                    long count = 0;
                    Optional<Instant> next = Optional.of(clock.instant());
                    while (next.isPresent() && !next.get().isAfter(sent.end())) {
                        clock.set(next.get());
                        SendRequest request = request(world, new IntoMaildir(mail), Duration.ZERO);
                        SendResult result = Sending.rehearsal(database, request).run();
                        count += database.read(tx -> logbook.enter(tx, clock.instant())).size();
                        next = result.total().nextDueAt();
                        assertTrue(next.filter(at -> !at.isAfter(clock.instant())).isEmpty());
                    }
                    assertEquals(text(sent), text(forecast));
                    assertEquals(count, delivered(mail));
                });
    }

    private static long delivered(Path maildir) throws IOException {
        Path mail = maildir.resolve("new");
        if (!Files.exists(mail)) {
            return 0;
        }
        try (Stream<Path> emails = Files.list(mail)) {
            return emails.count();
        }
    }

    /** Something that is done in a world. */
    private interface Doing {
        void in(RandomWorld world, Database database, LeapingClock clock) throws IOException;
    }

    private static void inWorld(RandomWorld world, long seed, Doing doing) throws IOException {
        Path folder = Files.createTempDirectory("forecast");
        Path file = Files.copy(template, folder.resolve("outlay.db"));
        LeapingClock clock = new LeapingClock(world.start());
        try (Database database = Database.open(file, clock)) {
            database.write(world::build);
            doing.in(world, database, clock);
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + "\n" + world + "\n" + e.getMessage(), e);
        }
    }

    private static Calendar forecast(Transaction tx, RandomWorld world, LeapingClock clock) {
        List<Campaign> campaigns =
                world.campaigns().stream().map(name -> Campaigns.require(tx, name)).toList();
        return Forecast.of(tx, campaigns, clock.instant(), DAYS);
    }

    private static Calendar rehearsal(Database database, RandomWorld world, LeapingClock clock) {
        return DressRehearsal.play(
                        database,
                        new DressRehearsal.Script(
                                world.campaigns(),
                                clock.instant(),
                                DAYS,
                                ComingBack.NOTHING,
                                new OnPaper()))
                .calendar();
    }

    /** Some days go by before somebody looks ahead. */
    private static void send(Database database, RandomWorld world, LeapingClock clock) {
        int days = world.daysBefore();
        if (days > 0) {
            database.write(tx -> RandomWorld.started(tx, world.campaigns()));
            SendRequest request = request(world, new OnPaper(), Duration.ofDays(days));
            Sending.rehearsal(database, request, clock::set).run();
        }
    }

    private static SendRequest request(RandomWorld world, Transports transports, Duration keepOn) {
        return new SendRequest(
                world.campaigns(),
                transports,
                transport -> AddressCheck.syntax(),
                false,
                Long.MAX_VALUE,
                keepOn,
                1);
    }

    private static String text(Calendar calendar) {
        return calendar.days().stream().map(CalendarDay::toString).collect(Collectors.joining("\n"))
                + "\nends "
                + calendar.endsAt()
                + "\nshort "
                + calendar.creditsShortAt()
                + "\nwaiting "
                + calendar.waiting();
    }
}
