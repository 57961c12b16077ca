package outlay.delivery.inbox;

import java.time.Instant;

/**
 * What somebody has answered.
 *
 * @param kind {@code reply}, {@code auto-reply} or {@code unsubscribe}
 * @param subject what he wrote about; empty where that is not known
 */
public record ReplyRow(Instant at, String campaign, String email, String kind, String subject) {}
