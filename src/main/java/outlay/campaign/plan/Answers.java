package outlay.campaign.plan;

import java.util.OptionalInt;

/**
 * What answers do to a sequence.
 *
 * @param stopOnReply whom a reply stops
 * @param waitDays how many days an automatic reply moves the next step; absent: it does not
 */
public record Answers(StopOnReply stopOnReply, OptionalInt waitDays) {}
