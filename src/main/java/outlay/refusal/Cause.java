package outlay.refusal;

/** What is the matter with a delivery that was refused, finer than whose {@link Fault} it is. */
public enum Cause {
    /** No such user or host, moved, or no mail is taken there at all. */
    GONE(Fault.RECIPIENT_GONE),
    /** No room for more. */
    FULL(Fault.RECIPIENT),
    /** There is an account, but it takes nothing now, or not so much. */
    DISABLED(Fault.RECIPIENT),
    /** The recipient, or a policy for him, does not want it. */
    UNWELCOME(Fault.RECIPIENT),
    /** The content is called spam. */
    SPAM(Fault.MESSAGE),
    /** The message is too large, malformed, or carries what is not allowed. */
    FORM(Fault.MESSAGE),
    /** The sender's address or account. */
    SENDER(Fault.US),
    /** Login, TLS, or the right to send through this server. */
    RELAY(Fault.US),
    /** SPF, DKIM, DMARC, PTR: what should prove the sender does not. */
    AUTHENTICATION(Fault.US),
    /** Too much, too fast. */
    RATE(Fault.US),
    /** A block list, or a bad name. */
    REPUTATION(Fault.US),
    /** Too many messages or errors in one connection, or the server leaves it. */
    SESSION(Fault.SESSION),
    /** A host could not be found or reached just now, or the connection broke. */
    NETWORK(Fault.NETWORK),
    /** A system on the way has a problem of its own, or wants us to wait. */
    SYSTEM(Fault.NETWORK),
    /** The time to deliver ran out. */
    EXPIRED(Fault.NETWORK),
    /** Nothing can be read out of it. */
    UNKNOWN(Fault.RECIPIENT);

    private final Fault fault;

    Cause(Fault fault) {
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
