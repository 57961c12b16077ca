package outlay.mail.smtp;

/**
 * What became of one delivery.
 *
 * @param words the server's or ours, cleaned of control characters and bounded, fit to be shown and
 *     stored
 */
public record Outcome(Kind kind, String words) {
    /** What is known of the message. */
    public enum Kind {
        /** The server took the message and answers for it now. */
        ACCEPTED,
        /** The server refuses this recipient or this message for good (5xx). */
        REFUSED,
        /** The server refuses this recipient for good, because there is no such mailbox. */
        GONE,
        /** The server refuses this recipient or this message for now (4xx but 421). */
        DEFERRED,
        /**
         * The server refuses us, whoever it is for: the sender, its login, relaying, a quota, our
         * name. Certainly not delivered.
         */
        REFUSED_US,
        /** This recipient cannot be written to by way of this server; nothing was sent. */
        INVALID,
        /**
         * Certainly not delivered, and not the recipient's fault: the server cannot be reached,
         * closed the connection before the final dot, or refuses us for now.
         */
        UNREACHABLE,
        /**
         * The connection was lost between the final dot and the reply to it: the message may have
         * been delivered or not.
         */
        UNKNOWN
    }

    /** Returns the same in other words. */
    public Outcome saying(String otherWords) {
        return new Outcome(kind, otherWords);
    }
}
