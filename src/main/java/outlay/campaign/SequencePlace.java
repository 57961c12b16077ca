package outlay.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import outlay.campaign.plan.Step;

/**
 * How far a recipient has come in the sequence.
 *
 * @param stepsSent 0 while nothing was sent
 * @param dueAt when the next step may be sent, or tried again
 * @param firstTriedAt when the next step was tried for the first time
 * @param tries how often the next step was tried
 * @param sentAt when the last step was accepted
 */
public record SequencePlace(
        int stepsSent,
        Instant dueAt,
        Optional<Instant> firstTriedAt,
        int tries,
        Optional<Instant> sentAt) {

    /** Returns the place after the next step was accepted; the one after it, if any, waits. */
    SequencePlace sent(Instant at, Optional<Step> following) {
        int days = following.map(Step::afterDays).orElse(0);
        Instant next = second(at).plus(Duration.ofDays(days));
        return new SequencePlace(stepsSent + 1, next, Optional.empty(), 0, Optional.of(at));
    }

    /** Returns another place among those who are due. */
    SequencePlace dueFrom(Instant moment) {
        return new SequencePlace(stepsSent, second(moment), firstTriedAt, tries, sentAt);
    }

    /** Returns the place after the mail server refused the next step for now. */
    SequencePlace deferred(Instant at, Instant next) {
        Instant first = firstTriedAt.orElse(at);
        return new SequencePlace(stepsSent, next, Optional.of(first), tries + 1, sentAt);
    }

    /** A schedule is written, and rehearsed, in seconds. */
    private static Instant second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
