package outlay.crash;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;

/** Waits for what will be true before long, and fails when it does not become so. */
public final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TICK = 10;

    private Await() {}

    /** Something that can be seen. */
    @FunctionalInterface
    public interface Sight {
        boolean isThere() throws Exception;
    }

    public static void until(Sight sight) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!sight.isThere()) {
            if (System.nanoTime() - end > 0) {
                fail("has not happened within " + PATIENCE);
            }
            Thread.sleep(TICK);
        }
    }
}
