package outlay.refusal;

/** What the judge says of a refusal: whose fault it is, and what is the matter. */
public record Judgement(Fault fault, Cause cause) {
    /** Returns whether the recipient is gone for good. */
    public boolean isGone() {
        return fault == Fault.RECIPIENT_GONE;
    }
}
