package outlay.campaign.plan;

/**
 * One of several wordings of a step.
 *
 * @param weight how many get it, beside the weights of the others
 * @param wording what it says otherwise than its step
 */
public record Variant(String name, int weight, Wording wording) {}
