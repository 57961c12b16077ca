package outlay.delivery;

import java.time.Instant;

/**
 * One email that was, or may have been, handed to a mail server.
 *
 * @param step of the campaign
 * @param intendedAt when it was about to be handed over
 */
public record Message(
        long id, long recipient, long campaign, int step, MessageState state, Instant intendedAt) {}
