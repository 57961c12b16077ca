package outlay.delivery.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import outlay.Problem;
import outlay.db.Database;
import outlay.db.Transaction;

/**
 * Writes for a run, and waits for another command that writes for long: to give up would leave in
 * doubt what the couriers have delivered.
 */
final class PatientWriter {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Database database;

    PatientWriter(Database database) {
        this.database = database;
    }

    <T> T write(Function<Transaction, T> work) {
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
}
