package outlay.delivery.sending;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.db.Activity;
import outlay.db.Database;
import outlay.db.Hold;
import outlay.db.OnBothEngines;
import outlay.db.TestDatabases;
import outlay.mail.address.AddressCheck;
import outlay.mail.smtp.Envelope;
import outlay.mail.smtp.MailConnection;
import outlay.mail.smtp.Outcome;
import outlay.mail.smtp.Transport;
import outlay.story.Operator;

/** What is left when a thread of {@code send} runs out of memory, or meets a bug. */
@OnBothEngines
final class BreakdownTest {
    private final Error noMemory = new OutOfMemoryError("made up");

    @TempDir private Path folder = Path.of("");

    private Operator sam = new Operator(folder);

    @BeforeEach
    void prepare() {
        sam = new Operator(folder);
        sam.write("text.txt", "Hello\n");
        sam.write("contacts.csv", "email\na@x.example\nb@x.example\nc@x.example\n");
        sam.json("import", "contacts.csv");
        sam.json("credits", "buy", "3");
        sam.json(
                "campaign",
                "create",
                "spring",
                "--from",
                "sam@sender.example",
                "--subject",
                "Hello",
                "--text",
                "text.txt",
                "--not-commercial");
        sam.json("upload", "spring");
    }

    @Test
    void aCourierThatBreaksDownLeavesOnlyItsOwnMessageInDoubt() {
        AtomicInteger delivered = new AtomicInteger();
        assertBreaksDown(
                transport(
                        () -> {
                            if (delivered.incrementAndGet() == 2) {
                                throw noMemory;
                            }
                        }),
                AddressCheck.syntax());
        assertEquals(Map.of("finished", 1, "in-doubt", 1, "active", 1), statuses());
        sam.balanceIs(0, 2, 1);
    }

    @Test
    void aPreparerThatBreaksDownEndsTheRun() {
        assertBreaksDown(
                transport(() -> {}),
                address -> {
                    throw noMemory;
                });
        assertEquals(Map.of("active", 3), statuses());
        sam.balanceIs(0, 3, 0);
    }

    private void assertBreaksDown(Transport transport, AddressCheck check) {
        SendRequest request =
                new SendRequest(
                        List.of("spring"),
                        new OneTransport(transport),
                        any -> check,
                        false,
                        Long.MAX_VALUE,
                        Duration.ZERO,
                        1);
        try (Database database =
                TestDatabases.open(folder.resolve("outlay.db"), Clock.systemUTC())) {
            Hold hold = database.hold(Activity.SEND);
            Sending sending = Sending.of(database, request, hold);
            Error met =
                    assertTimeoutPreemptively(
                            Duration.ofSeconds(30),
                            () -> assertThrows(OutOfMemoryError.class, sending::run));
            assertSame(noMemory, met);
            hold.close();
        }
    }

    private Map<?, ?> statuses() {
        Map<String, Object> status = Operator.list(sam.json("status"), "campaigns").get(0);
        return (Map<?, ?>) requireNonNull(status.get("statuses"));
    }

    private static Transport transport(Runnable onDelivery) {
        return new Transport() {
            @Override
            public MailConnection connect() {
                return new MailConnection() {
                    @Override
                    public void open() {
                        // Nothing to connect to.
                    }

                    @Override
                    public Outcome deliver(Envelope to, byte[] message) {
                        onDelivery.run();
                        return new Outcome(Outcome.Kind.ACCEPTED, "taken");
                    }

                    @Override
                    public void close() {
                        // Nothing to close.
                    }
                };
            }

            @Override
            public boolean isRemote() {
                return false;
            }

            @Override
            public String where() {
                return "here";
            }
        };
    }
}
