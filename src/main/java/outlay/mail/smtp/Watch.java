package outlay.mail.smtp;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Closes the wires that keep somebody waiting for too long. One thread watches them all. */
final class Watch {
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private final long tick;
    private @Nullable Thread thread;

    Watch(Timeouts timeouts) {
        long shortest = Math.min(timeouts.reply().toMillis(), timeouts.acceptance().toMillis());
        tick = Math.max(10, Math.min(500, shortest / 4));
    }

    synchronized void add(Wire wire) {
        wires.add(wire);
        if (thread == null) {
            thread = new Thread(this::run, "smtp-watch");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void remove(Wire wire) {
        wires.remove(wire);
    }

    private void run() {
        while (isNeeded()) {
            long now = System.nanoTime();
            wires.forEach(wire -> wire.closeIfLate(now));
            try {
                Thread.sleep(tick);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized boolean isNeeded() {
        if (wires.isEmpty()) {
            thread = null;
        }
        return thread != null;
    }
}
