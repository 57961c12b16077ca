package outlay.cli.command;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import outlay.output.PendingFile;

/**
 * Ctrl-C, or a polite kill, while a command runs: it finishes what it has in hand, and then the
 * process ends with exit code 130.
 */
public final class Interruption implements AutoCloseable {
    /** What a process ends with that has been interrupted. */
    public static final int EXIT_CODE = 130;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Set<Interruption> WATCHING = ConcurrentHashMap.newKeySet();

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "interruption");
    private Runnable stop = () -> {};
    private boolean stopped;
    private boolean ending;

    private Interruption() {}

    /**
     * Has the process end at once when it is interrupted while nobody watches, with the same exit
     * code; Java would have another one for each signal.
     *
     * @param last what is done before
     * @return what to take back when the work is done
     */
    public static Runnable endAtOnce(Runnable last) {
        Thread hook = new Thread(() -> endUnlessWatched(last), "at-once");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // It is being interrupted just now, and ends so.
            }
        };
    }

    private static void endUnlessWatched(Runnable last) {
        if (WATCHING.isEmpty()) {
            PendingFile.discardAll();
            last.run();
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    /**
     * Interrupts the command that runs, where the process is to go on: it finishes what it has in
     * hand. One that nobody watches ends the process, as it does alone.
     */
    public static void interruptCommand() {
        endUnlessWatched(() -> {});
        WATCHING.forEach(each -> each.stopNow());
    }

    private synchronized void stopNow() {
        stopped = true;
        stop.run();
    }

    /** Watches until it is closed. */
    public static Interruption watch() {
        Interruption interruption = new Interruption();
        WATCHING.add(interruption);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Says what stops the work; it is run by another thread, at once if it is late already. */
    public synchronized void stops(Runnable work) {
        stop = work;
        if (stopped) {
            work.run();
        }
    }

    private synchronized void begin() {
        ending = true;
        stopNow();
    }

    private void end() {
        begin();
        try {
            if (finished.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(EXIT_CODE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        finished.countDown();
        if (!ending) {
            WATCHING.remove(this);
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
