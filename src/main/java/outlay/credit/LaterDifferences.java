package outlay.credit;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Differences that are found while it is the turn of others: they are kept until theirs has come,
 * and whoever finds too many waits.
 */
final class LaterDifferences implements Consumer<Difference> {
    private static final int MOST = 1_000;

    private final Consumer<Difference> visitor;
    private final Queue<Difference> kept = new ArrayDeque<>();
    private boolean inTurn;

    LaterDifferences(Consumer<Difference> visitor) {
        this.visitor = visitor;
    }

    @Override
    public synchronized void accept(Difference difference) {
        awaitRoom();
        if (inTurn) {
            visitor.accept(difference);
        } else {
            kept.add(difference);
        }
    }

    private synchronized void awaitRoom() {
        try {
            while (!inTurn && kept.size() == MOST) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    /** Hands on what has been kept; what comes then is handed on at once. */
    synchronized void begin() {
        kept.forEach(visitor);
        kept.clear();
        inTurn = true;
        notifyAll();
    }
}
