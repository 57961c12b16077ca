package outlay.campaign.plan;

import org.jspecify.annotations.Nullable;

/**
 * One email of a sequence, as Liquid templates.
 *
 * @param number 1 is the first email
 * @param afterDays times 24 hours after the step before it was accepted
 */
public record Step(int number, int afterDays, String subject, String text, @Nullable String html) {}
