/**
 * What an operator plans: the draft of a campaign, with its steps, schedule and limits.
 *
 * <p>May import {@code outlay}. Invariant: knows no database; what is wrong in a draft is said with
 * the field's name as it was written.
 */
@NullMarked
package outlay.campaign.plan;

import org.jspecify.annotations.NullMarked;
