package outlay.delivery.sending;

import outlay.delivery.Tally;

/** Why a recipient gets no message. */
enum Ruling {
    /** The mail server has refused it for now, and for too long. */
    EXPIRED(Tally.Fate.BOUNCED),
    /** The do-not-email list names it. */
    SUPPRESSED(Tally.Fate.SUPPRESSED),
    /** Its address can take no mail. */
    UNUSABLE(Tally.Fate.INVALID),
    /** Nobody wants to write to its address, though it could take mail. */
    UNWANTED(Tally.Fate.INVALID),
    /** Its contact lacks a field that the email needs. */
    HELD(Tally.Fate.HELD);

    private final Tally.Fate fate;

    Ruling(Tally.Fate fate) {
        this.fate = fate;
    }

    /** Returns what it is counted as. */
    Tally.Fate fate() {
        return fate;
    }
}
