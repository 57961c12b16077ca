/**
 * Writes the emails of a campaign.
 *
 * <pre>
 * DraftCheck    before a campaign is created: can they be written?
 *    |
 *    |   Preview            one of them, to look at
 *    |      |
 *    |      |  LetterWriter           one of them, to send
 *    |      |   |     |
 * StepTemplates-/   Unsubscribing     the steps, parsed; the ways out, with the message's token
 * </pre>
 *
 * <p>Invariant: what is previewed and what is sent come from the same templates and fields.
 */
@NullMarked
package outlay.delivery.writing;

import org.jspecify.annotations.NullMarked;
