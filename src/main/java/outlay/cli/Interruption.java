package outlay.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or a polite kill, while a command runs: it finishes what it has in hand, and then the
 * process ends with exit code 130.
 */
final class Interruption implements AutoCloseable {
    private static final int INTERRUPTED = 130;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "interruption");
    private Runnable stop = () -> {};
    private boolean interrupted;

    private Interruption() {}

    /** Watches until it is closed. */
    static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Says what stops the work; it is run by another thread, at once if it is late already. */
    synchronized void stops(Runnable work) {
        stop = work;
        if (interrupted) {
            work.run();
        }
    }

    private synchronized void begin() {
        interrupted = true;
        stop.run();
    }

    private void end() {
        begin();
        try {
            if (finished.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(INTERRUPTED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        finished.countDown();
        if (!interrupted) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
