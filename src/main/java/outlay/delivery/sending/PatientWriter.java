package outlay.delivery.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import outlay.Problem;
import outlay.db.Database;
import outlay.db.Operations;
import outlay.db.Transaction;
import outlay.delivery.Disturbances;

/**
 * Writes for a run, and waits for another command that writes for long: to give up would leave in
 * doubt what the couriers have delivered.
 */
final class PatientWriter {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Database database;
    private final Instant begun;
    private final Disturbances disturbances;

    /** The run's operation; 0 until something of it is on the disk. */
    private long operation;

    private boolean isAtWork;

    /** Writes for a run that begins now. */
    PatientWriter(Database database, Disturbances disturbances) {
        this.database = database;
        this.disturbances = disturbances;
        this.begun = database.clock().instant();
    }

    /** Returns when the run began. */
    Instant begun() {
        return begun;
    }

    boolean hasWritten() {
        return operation != 0;
    }

    /** Runs work in one transaction, and never twice: a run's memory cannot be told twice. */
    <T> T write(Function<Settlement, T> work) {
        Instant end = database.clock().instant().plus(PATIENCE);
        while (true) {
            try {
                isAtWork = false;
                Written<T> written = database.write(tx -> write(tx, work));
                operation = written.operation();
                return written.result();
            } catch (Problem e) {
                boolean waits = e.kind() == Problem.Kind.BUSY && !isAtWork;
                if (!waits || database.clock().instant().isAfter(end)) {
                    throw e;
                }
            }
        }
    }

    private record Written<T>(long operation, T result) {}

    private <T> Written<T> write(Transaction tx, Function<Settlement, T> work) {
        isAtWork = true;
        disturbances.look(tx);
        long of = operation == 0 ? Operations.begin(tx, "send") : operation;
        return new Written<>(of, work.apply(new Settlement(tx, of, begun, disturbances)));
    }
}
