package outlay.delivery;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a run stands: what is under way, and whether anything more may leave. Used by the thread that
 * keeps the database.
 */
final class Progress {
    /** After so many failures in a row the mail server counts as unreachable. */
    private static final int MOST_FAILURES = 3;

    private final long limit;
    private long departed;
    private int inFlight;
    private int preparing;
    private int failures;
    private boolean hasPutOff;
    private boolean stopping;
    private @Nullable String unreachable;

    /** Lets at most so many messages leave; one that did not get through does not count. */
    Progress(long limit) {
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
        departed++;
    }

    void lands() {
        inFlight--;
    }

    /** Takes note that the mail server has a message, or may have it. */
    void gotThrough() {
        failures = 0;
    }

    /** Takes note that the mail server has answered, and does not have the message. */
    void cameToNothing() {
        departed--;
        failures = 0;
    }

    /** Takes note that the mail server did not take a message, for no fault of its recipient. */
    void failed(String why) {
        departed--;
        hasPutOff = true;
        failures++;
        if (failures >= MOST_FAILURES) {
            giveUp(why);
        }
    }

    /** Ends the run: the mail server cannot be reached. */
    void giveUp(String why) {
        unreachable = why;
        stopping = true;
    }

    void stop() {
        stopping = true;
    }

    /** Takes note that somebody who is due could not be written to now. */
    void putOff() {
        hasPutOff = true;
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

    /** Returns how many more may leave. */
    long unclaimed() {
        return limit - departed;
    }

    /** Returns why the mail server cannot be reached, if that ends the run. */
    Optional<String> unreachable() {
        return Optional.ofNullable(unreachable);
    }
}
