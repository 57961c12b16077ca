package outlay.delivery.sending;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import outlay.db.Database;
import outlay.db.TestDatabases;
import outlay.delivery.Doubts;
import outlay.delivery.Tally;
import outlay.mail.address.AddressCheck;
import outlay.mail.smtp.Transport;
import outlay.mail.smtp.TransportSettings;

/**
 * Does what {@code send} does without its lock, as on a network file system that has forgotten it:
 * the database alone decides then.
 */
public final class Unlocked {
    private Unlocked() {}

    /** Marks as in doubt what any sender has in hand. */
    public static void raiseDoubts(Path file) {
        try (Database database = TestDatabases.open(file, Clock.systemUTC())) {
            database.write(tx -> Doubts.raise(tx, name -> true));
        }
    }

    /** Sends all that is due, and returns how many messages that were. */
    public static long send(Path file, String campaign, String url) {
        raiseDoubts(file);
        try (Database database = TestDatabases.open(file, Clock.systemUTC())) {
            SendRequest request =
                    new SendRequest(
                            List.of(campaign),
                            new OneTransport(Transport.of(TransportSettings.of(url, Map.of()))),
                            transport -> AddressCheck.syntax(),
                            false,
                            Long.MAX_VALUE,
                            Duration.ZERO,
                            1);
            return Sending.rehearsal(database, request).run().total().tally().get(Tally.Fate.SENT);
        }
    }
}
