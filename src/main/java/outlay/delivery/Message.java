package outlay.delivery;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * One email that was, or may have been, handed to a mail server.
 *
 * @param mailbox that sent it; empty for a campaign with a sender of its own
 * @param step of the campaign
 * @param intendedAt when it was about to be handed over
 */
public record Message(
        long id,
        long recipient,
        long campaign,
        OptionalLong mailbox,
        int step,
        MessageState state,
        Instant intendedAt) {}
