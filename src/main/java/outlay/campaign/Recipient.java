package outlay.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import outlay.campaign.plan.Step;

/**
 * A contact in a campaign, with its credit.
 *
 * @param contact empty once the person has been erased
 * @param stepsSent 0 while nothing was sent
 * @param dueAt when the next step may be sent, or tried again
 * @param firstTriedAt when the next step was tried for the first time
 * @param tries how often the next step was tried
 * @param sentAt when the last step was accepted
 * @param inFlight a {@code send} has its next step in hand: nobody else may touch it
 */
public record Recipient(
        long id,
        long campaign,
        OptionalInt contact,
        RecipientStatus status,
        String reason,
        int stepsSent,
        RecipientCredit credit,
        Instant dueAt,
        Optional<Instant> firstTriedAt,
        int tries,
        Optional<Instant> sentAt,
        boolean inFlight) {

    /** Returns the phase as users read it: {@code nothing-sent}, {@code step-1-sent}, ... */
    public static String phase(int stepsSent) {
        return stepsSent == 0 ? "nothing-sent" : "step-" + stepsSent + "-sent";
    }

    /** Says whether a later email could still go to it. */
    public boolean isWaiting() {
        return status == RecipientStatus.ACTIVE
                || status == RecipientStatus.HELD
                || status == RecipientStatus.IN_DOUBT;
    }

    /** Says whether it can still be taken out: it has not left the sequence in some other way. */
    boolean isIn() {
        return isWaiting() || status == RecipientStatus.FINISHED;
    }

    /** Says whether a message to it is on its way, or may have been sent: its credit must wait. */
    public boolean isOpen() {
        return inFlight || status == RecipientStatus.IN_DOUBT;
    }

    /** Returns this recipient with its next step in the hands of a {@code send}. */
    Recipient departing() {
        return standing(RecipientStatus.ACTIVE, reason, credit, true);
    }

    /** Returns this recipient with nothing of it in the hands of a {@code send} any more. */
    public Recipient landed() {
        return standing(status, reason, credit, false);
    }

    /** Returns this recipient with another status, everything else as it was. */
    Recipient with(RecipientStatus other, String why) {
        return standing(other, why, credit, inFlight);
    }

    /** Returns this recipient out of the sequence. What was open stays open, in doubt or not. */
    Recipient leaving(RecipientStatus other, String why) {
        return standing(other, why, credit, isOpen());
    }

    /** Returns this recipient with its credit returned. */
    Recipient returned() {
        return standing(status, reason, RecipientCredit.RETURNED, inFlight);
    }

    private Recipient standing(
            RecipientStatus newStatus, String why, RecipientCredit newCredit, boolean open) {
        return new Recipient(
                id,
                campaign,
                contact,
                newStatus,
                why,
                stepsSent,
                newCredit,
                dueAt,
                firstTriedAt,
                tries,
                sentAt,
                open);
    }

    /** Returns this recipient after its next step was accepted; the one after it, if any, waits. */
    Recipient sent(Instant at, Optional<Step> following) {
        // To the second: a schedule is written, and rehearsed, in seconds.
        Instant second = at.truncatedTo(ChronoUnit.SECONDS);
        Instant next =
                following
                        .map(step -> second.plus(Duration.ofDays(step.afterDays())))
                        .orElse(second);
        RecipientCredit moved = credit == RecipientCredit.RESERVED ? RecipientCredit.SPENT : credit;
        return new Recipient(
                id,
                campaign,
                contact,
                after(following),
                isWaiting() ? "" : reason,
                stepsSent + 1,
                moved,
                next,
                Optional.empty(),
                0,
                Optional.of(at),
                false);
    }

    /**
     * Returns this recipient after an earlier try of its next step has turned out to have arrived.
     * A later try that is open stays open, in doubt or not.
     */
    Recipient sentBefore(Instant at, Optional<Step> following) {
        Recipient sent = sent(at, following);
        return status == RecipientStatus.IN_DOUBT
                ? sent.standing(status, reason, sent.credit, inFlight)
                : sent.standing(sent.status, sent.reason, sent.credit, inFlight);
    }

    /**
     * Returns this recipient after one more copy of the step that it has: it goes on from there.
     */
    Recipient copied(Optional<Step> following) {
        return status == RecipientStatus.IN_DOUBT
                ? standing(after(following), "", credit, false)
                : landed();
    }

    /** Whoever has answered, unsubscribed or been taken out meanwhile stays so. */
    private RecipientStatus after(Optional<Step> following) {
        if (!isWaiting()) {
            return status;
        }
        return following.isPresent() ? RecipientStatus.ACTIVE : RecipientStatus.FINISHED;
    }

    /** Returns this recipient with another place among those who are due. */
    Recipient dueFrom(Instant moment) {
        return new Recipient(
                id,
                campaign,
                contact,
                status,
                reason,
                stepsSent,
                credit,
                moment.truncatedTo(ChronoUnit.SECONDS),
                firstTriedAt,
                tries,
                sentAt,
                inFlight);
    }

    /** Returns this recipient with its next step put off: the mail server refused it for now. */
    Recipient deferred(Instant at, Instant next, String why) {
        return new Recipient(
                id,
                campaign,
                contact,
                status,
                why,
                stepsSent,
                credit,
                next,
                Optional.of(firstTriedAt.orElse(at)),
                tries + 1,
                sentAt,
                false);
    }

    /** Returns this recipient without its person. */
    Recipient erased() {
        return new Recipient(
                id,
                campaign,
                OptionalInt.empty(),
                status,
                "erased",
                stepsSent,
                credit,
                dueAt,
                firstTriedAt,
                tries,
                sentAt,
                false);
    }
}
