package outlay.delivery.sending;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import outlay.mail.smtp.Outcome;

/**
 * How a run stands: what is under way, and whether anything more may leave. Used by the thread that
 * keeps the database; only {@link #departed} is for others.
 *
 * <p>It is told what happens, and refuses what cannot be: that would be a bug, and no message may
 * leave on the strength of wrong counts.
 */
final class RunState {
    private final long limit;
    private final AtomicLong departed = new AtomicLong();
    private long invalid;
    private int inFlight;
    private boolean hasUnknown;
    private boolean stopping;

    /** What a thread of the run has broken down with. */
    private @Nullable Throwable failure;

    /** Lets at most so many messages leave; one that did not get through does not count. */
    RunState(long limit) {
        this.limit = limit;
    }

    /** A message leaves, whose intent is on the disk. */
    void departs() {
        require(!stopping, "nothing leaves when a run is stopping");
        require(unclaimed() > 0, "no more leave than the limit allows");
        inFlight++;
        departed.incrementAndGet();
    }

    /** A message that has left has come to an outcome. */
    void landed(Outcome outcome) {
        require(inFlight > 0, "nothing lands that has not left");
        inFlight--;
        switch (outcome.kind()) {
            case ACCEPTED, UNKNOWN -> {
                // It has left, or may have.
            }
            case REFUSED, GONE, DEFERRED, INVALID, REFUSED_US, UNREACHABLE ->
                    departed.decrementAndGet();
        }
    }

    /** It could not be found out whether somebody's address takes mail. */
    void putOff() {
        hasUnknown = true;
    }

    /** An address was found invalid. */
    void foundInvalid() {
        require(invalid < limit, "no more addresses are looked at than may leave");
        invalid++;
    }

    /** The run shall end. */
    void stop() {
        stopping = true;
    }

    /** A thread has met a bug, a problem or the end of its memory. */
    void breaksDown(Throwable cause) {
        stopping = true;
        if (failure == null) {
            failure = cause;
        }
    }

    /** Ends the run with what a thread of it has broken down with, if one has. */
    void throwFailure() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException bug) {
            throw bug;
        }
        require(failure == null, "threads fail with what is unchecked");
    }

    boolean isStopping() {
        return stopping;
    }

    /** Returns how many messages are on their way. */
    int inFlight() {
        return inFlight;
    }

    boolean isInFlight() {
        return inFlight > 0;
    }

    /** Says whether more addresses may be looked at. */
    boolean mayLook() {
        return !stopping && unlooked() > 0;
    }

    /**
     * Returns how many more addresses may be looked at. Those found invalid do not count for the
     * limit; but whoever tries three emails shall not lose hundreds of recipients by it.
     */
    long unlooked() {
        return Math.min(unclaimed(), limit - invalid);
    }

    /** Returns how many more may leave. */
    long unclaimed() {
        return limit - departed.get();
    }

    /** Returns how many have left; may be asked by any thread. */
    long departed() {
        return departed.get();
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

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
