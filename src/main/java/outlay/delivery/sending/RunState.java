package outlay.delivery.sending;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How a run stands: what is under way, and whether anything more may leave. Used by the thread that
 * keeps the database.
 */
final class RunState {
    /** After so many failures in a row nothing more leaves. */
    private static final int MOST_FAILURES = 3;

    private final long limit;
    private final AtomicLong departed = new AtomicLong();
    private long invalid;
    private int inFlight;
    private int preparing;
    private int failures;
    private boolean hasPutOff;
    private boolean hasUnknown;
    private boolean stopping;

    /** Why the mail server could not be reached the last time; null when it could. */
    private @Nullable String unreachable;

    /** Lets at most so many messages leave; one that did not get through does not count. */
    RunState(long limit) {
        this.limit = limit;
    }

    void prepares() {
        preparing++;
    }

    void prepared() {
        preparing--;
    }

    void departs() {
        inFlight++;
        departed.incrementAndGet();
    }

    void lands() {
        inFlight--;
    }

    /** Takes note that the mail server has a message, or may have it. */
    void gotThrough() {
        reached();
    }

    /** Takes note that the mail server has answered, and does not have the message. */
    void cameToNothing() {
        departed.decrementAndGet();
        reached();
    }

    /** What failed before was no more than a lost connection. */
    private void reached() {
        failures = 0;
        unreachable = null;
    }

    /** Takes note that the mail server has answered, and refuses us: the next is tried. */
    void refusedUs() {
        cameToNothing();
        hasPutOff = true;
    }

    /** Takes note that the mail server did not take a message, for no fault of its recipient. */
    void failed(String why) {
        departed.decrementAndGet();
        hasPutOff = true;
        failures++;
        unreachable = why;
        stopping |= failures >= MOST_FAILURES;
    }

    /** Ends the run: the mail server cannot be reached. */
    void giveUp(String why) {
        unreachable = why;
        stopping = true;
    }

    void stop() {
        stopping = true;
    }

    /** Takes note that it could not be found out whether somebody's address takes mail. */
    void putOff() {
        hasPutOff = true;
        hasUnknown = true;
    }

    boolean hasPutOff() {
        return hasPutOff;
    }

    boolean isStopping() {
        return stopping;
    }

    boolean isInFlight() {
        return inFlight > 0;
    }

    boolean isPreparing() {
        return preparing > 0;
    }

    /** Takes note that a recipient's address was found invalid. */
    void foundInvalid() {
        invalid++;
    }

    /**
     * Returns how many more addresses may be looked at. Those found invalid do not count for the
     * limit; but whoever tries three emails shall not lose hundreds of recipients by it.
     */
    long unlooked() {
        return Math.min(unclaimed(), limit - invalid);
    }

    /** Returns what of the run itself keeps more from leaving, if anything does. */
    Optional<String> whyNoMore() {
        if (unclaimed() <= 0) {
            return Optional.of("--limit");
        }
        if (unlooked() <= 0) {
            return Optional.of("--limit: as many addresses as may leave were found invalid");
        }
        return hasUnknown
                ? Optional.of("the resolver: addresses could not be looked up")
                : Optional.empty();
    }

    /** Returns how many have left; may be asked by any thread. */
    long departed() {
        return departed.get();
    }

    /** Returns how many more may leave. */
    long unclaimed() {
        return limit - departed.get();
    }

    /** Returns why the mail server could not be reached the last time, if it could not. */
    Optional<String> unreachable() {
        return Optional.ofNullable(unreachable);
    }
}
