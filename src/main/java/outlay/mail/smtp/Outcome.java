package outlay.mail.smtp;

import outlay.refusal.Fault;

/**
 * What became of one delivery. Texts are the server's words or ours, cleaned of control characters
 * and bounded, fit to be shown and stored.
 */
public sealed interface Outcome {
    /** The server took the message and answers for it now. */
    record Accepted(String reply) implements Outcome {}

    /**
     * The server refuses this recipient or this message for good (5xx).
     *
     * @param status the enhanced status code (RFC 3463), {@code 5.0.0} when the server gave none
     * @param fault whose it is, as {@link outlay.refusal.Judge} has it
     */
    record Refused(String reply, String status, Fault fault) implements Outcome {}

    /**
     * The server refuses this recipient or this message for now (4xx but 421).
     *
     * @param status the enhanced status code (RFC 3463), {@code 4.0.0} when the server gave none
     * @param fault whose it is, as {@link outlay.refusal.Judge} has it
     */
    record Deferred(String reply, String status, Fault fault) implements Outcome {}

    /**
     * The server refuses us, whoever it is for: the sender, its login, relaying, a quota, our name.
     * Certainly not delivered.
     */
    record RefusedUs(String reply) implements Outcome {}

    /** This recipient cannot be written to by way of this server; nothing was sent. */
    record Invalid(String reason) implements Outcome {}

    /**
     * Certainly not delivered, and not the recipient's fault: the server cannot be reached, closed
     * the connection before the final dot, or refuses us.
     */
    record Unreachable(String why) implements Outcome {}

    /**
     * The connection was lost between the final dot and the reply to it: the message may have been
     * delivered or not.
     */
    record Unknown(String why) implements Outcome {}
}
