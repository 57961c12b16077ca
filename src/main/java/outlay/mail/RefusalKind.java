package outlay.mail;

/** Whose fault a refusal is. Only {@link #RECIPIENT_GONE} says something lasting about a person. */
public enum RefusalKind {
    /** No such user or host, moved, or accepts no mail at all. */
    RECIPIENT_GONE,
    /** The mailbox exists and cannot take this now: full, disabled, too big a message. */
    MAILBOX,
    /** The server does not want mail from us: reputation, blocklist, rate, authentication. */
    POLICY,
    /** The server does not want this message: spam score, virus, forbidden content. */
    CONTENT,
    /** The way there is broken: routing, DNS, timeouts, a server without resources. */
    NETWORK,
    /** Nothing of the above can be read out of the reply. */
    OTHER
}
