package outlay.refusal;

/**
 * Whose fault a refusal is, and for how long. Only {@link #RECIPIENT_GONE} says something lasting
 * about a person; when in doubt it is not his.
 */
public enum Fault {
    /** The recipient is gone for good: no such user or host, moved, or accepts no mail at all. */
    RECIPIENT_GONE,
    /** The recipient cannot or will not take this now: full, disabled, refused by his policy. */
    RECIPIENT,
    /** This message is not wanted: its content, size or form. */
    MESSAGE,
    /** We are at fault: sender, login, relaying, quota, reputation. The next would fare alike. */
    US,
    /** This connection has carried or failed enough; a new one may go on with the same message. */
    SESSION,
    /** The network or the server is at fault, for now. */
    NETWORK
}
