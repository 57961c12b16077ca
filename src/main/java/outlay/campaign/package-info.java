/**
 * Campaigns: their steps, schedule and limits, who is in them, and how people get in and out.
 *
 * <p>May import {@code outlay}, {@code db}, {@code index}, {@code contact} and {@code credit}.
 * Invariant: a recipient and its credit change together, in one transaction, and only in {@link
 * outlay.campaign.Recipients}. Knows nothing of mail servers.
 */
@NullMarked
package outlay.campaign;

import org.jspecify.annotations.NullMarked;
