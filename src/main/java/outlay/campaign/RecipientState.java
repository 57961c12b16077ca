package outlay.campaign;

/**
 * How a recipient stands: whether more emails can go to it, and where its credit is.
 *
 * @param reason why it has this status; may be empty
 * @param inFlight a {@code send} has its next step in hand: nobody else may touch it
 */
public record RecipientState(
        RecipientStatus status, String reason, RecipientCredit credit, boolean inFlight) {

    /** Says whether a later email could still go to it. */
    boolean isWaiting() {
        return status == RecipientStatus.ACTIVE
                || status == RecipientStatus.HELD
                || status == RecipientStatus.IN_DOUBT;
    }

    /** Says whether a message to it is on its way, or may have been sent: its credit must wait. */
    boolean isOpen() {
        return inFlight || status == RecipientStatus.IN_DOUBT;
    }

    /** Returns it with its next step in the hands of a {@code send}. */
    RecipientState departing() {
        return new RecipientState(RecipientStatus.ACTIVE, reason, credit, true);
    }

    /** Returns it with nothing of it in the hands of a {@code send} any more. */
    RecipientState landed() {
        return new RecipientState(status, reason, credit, false);
    }

    /** Returns it with another status, everything else as it was. */
    RecipientState with(RecipientStatus other, String why) {
        return new RecipientState(other, why, credit, inFlight);
    }

    /** Returns it out of the sequence. What was open stays open, in doubt or not. */
    RecipientState leaving(RecipientStatus other, String why) {
        return new RecipientState(other, why, credit, isOpen());
    }

    /** Returns it with its credit returned. */
    RecipientState returned() {
        return new RecipientState(status, reason, RecipientCredit.RETURNED, inFlight);
    }

    /**
     * Returns it after its next step was accepted.
     *
     * @param goesOn whether there is one after that
     */
    RecipientState sent(boolean goesOn) {
        return new RecipientState(after(goesOn), isWaiting() ? "" : reason, credit.spent(), false);
    }

    /**
     * Returns it after an earlier try of its next step has turned out to have arrived. A later try
     * that is open stays open, in doubt or not.
     */
    RecipientState sentBefore(boolean goesOn) {
        RecipientState sent = sent(goesOn);
        return status == RecipientStatus.IN_DOUBT
                ? new RecipientState(status, reason, sent.credit, inFlight)
                : new RecipientState(sent.status, sent.reason, sent.credit, inFlight);
    }

    /** Returns it after one more copy of the step that it has: it goes on from there. */
    RecipientState copied(boolean goesOn) {
        return status == RecipientStatus.IN_DOUBT
                ? new RecipientState(after(goesOn), "", credit, false)
                : landed();
    }

    /** Whoever has answered, unsubscribed or been taken out meanwhile stays so. */
    private RecipientStatus after(boolean goesOn) {
        if (!isWaiting()) {
            return status;
        }
        return goesOn ? RecipientStatus.ACTIVE : RecipientStatus.FINISHED;
    }
}
