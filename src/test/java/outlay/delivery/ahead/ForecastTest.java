package outlay.delivery.ahead;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import outlay.campaign.Campaigns;
import outlay.db.Database;
import outlay.delivery.Transports;
import outlay.delivery.sending.SendRequest;
import outlay.delivery.sending.Sending;
import outlay.mail.address.AddressCheck;
import outlay.mail.smtp.PaperTransport;
import outlay.mail.smtp.Transport;
import outlay.mailbox.Mailbox;

/** What is forecast is what is sent, to the email. */
final class ForecastTest {
    private static final int DAYS = 12;

    private static Path template = Path.of("");

    record OnPaper() implements Transports {
        @Override
        public Transport ofRun() {
            return new PaperTransport();
        }

        @Override
        public Transport of(Mailbox mailbox) {
            return ofRun();
        }
    }

    @BeforeContainer
    static void makeContacts() throws IOException {
        template = Files.createTempFile("forecast", ".db");
        Files.delete(template);
        RandomWorld.contacts(template, new LeapingClock(Instant.parse("2026-01-01T00:00:00Z")));
    }

    @AfterContainer
    static void cleanUp() throws IOException {
        Files.deleteIfExists(template);
    }

    /** Those for whom it is not the hour take no place from others who share the mailbox. */
    @Example
    void knowsWhoseTurnItIsBehindThoseForWhomItIsNotTheHour() throws IOException {
        isWhatARehearsalSends(2029);
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void isWhatARehearsalSends(@ForAll long seed) throws IOException {
        Path file = Files.createTempFile("forecast", ".db");
        Files.copy(template, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        RandomWorld world = new RandomWorld(seed);
        LeapingClock clock = new LeapingClock(world.start());
        try (Database database = Database.open(file, clock)) {
            database.write(
                    tx -> {
                        world.build(tx);
                        return true;
                    });
            send(database, world, clock, world.daysBefore());
            String forecast =
                    database.read(
                            tx ->
                                    text(
                                            Forecast.of(
                                                    tx,
                                                    world.campaigns().stream()
                                                            .map(
                                                                    name ->
                                                                            Campaigns.require(
                                                                                    tx, name))
                                                            .toList(),
                                                    clock.instant(),
                                                    DAYS)));
            String played =
                    text(
                            DressRehearsal.play(
                                            database,
                                            new DressRehearsal.Script(
                                                    world.campaigns(),
                                                    clock.instant(),
                                                    DAYS,
                                                    ComingBack.NOTHING,
                                                    new OnPaper()))
                                    .calendar());
            assertEquals(played, forecast, () -> "seed " + seed + "\n" + world);
        }
    }

    private static void send(Database database, RandomWorld world, LeapingClock clock, int days) {
        if (days == 0) {
            return;
        }
        database.write(tx -> RandomWorld.started(tx, world.campaigns()));
        SendRequest request =
                new SendRequest(
                        world.campaigns(),
                        new OnPaper(),
                        transport -> AddressCheck.syntax(),
                        false,
                        Long.MAX_VALUE,
                        Duration.ofDays(days),
                        1);
        Sending.rehearsal(database, request, clock::set).run();
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
