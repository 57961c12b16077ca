package outlay.delivery;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import outlay.campaign.Campaign;
import outlay.campaign.CampaignState;
import outlay.campaign.Campaigns;
import outlay.campaign.Recipient;
import outlay.campaign.RecipientCounts;
import outlay.campaign.RecipientCredit;
import outlay.campaign.RecipientStatus;
import outlay.campaign.Recipients;
import outlay.contact.Contact;
import outlay.db.Transaction;

/**
 * Where a contact stands in one campaign now.
 *
 * @param reason why the contact has this status; empty when there is none
 * @param steps how many the campaign has
 * @param dueAt when the next step may leave by the schedule, now or later; empty when none will by
 *     itself
 * @param isDue whether that is now
 */
public record Whereabouts(
        String campaign,
        CampaignState state,
        RecipientStatus status,
        int stepsSent,
        int steps,
        RecipientCredit credit,
        String reason,
        Optional<Instant> dueAt,
        boolean isDue) {

    /** Returns where a contact stands, campaign by campaign; as it came in last where again. */
    public static List<Whereabouts> of(Transaction tx, Contact contact) {
        Map<Long, Recipient> last = new LinkedHashMap<>();
        for (Recipient recipient : Recipients.ofContact(tx, contact.id())) {
            last.remove(recipient.campaign());
            last.put(recipient.campaign(), recipient);
        }
        return last.values().stream().map(recipient -> of(tx, contact, recipient)).toList();
    }

    private static Whereabouts of(Transaction tx, Contact contact, Recipient recipient) {
        Campaign campaign = Campaigns.find(tx, recipient.campaign()).orElseThrow();
        boolean goesOn =
                recipient.status() == RecipientStatus.ACTIVE
                        && campaign.state() == CampaignState.ACTIVE;
        Instant due = recipient.place().dueAt();
        Instant opens =
                campaign.settings()
                        .schedule()
                        .of(contact.fields())
                        .nextOpen(due.isAfter(tx.now()) ? due : tx.now());
        return new Whereabouts(
                campaign.name(),
                RecipientCounts.state(tx, campaign),
                recipient.status(),
                recipient.stepsSent(),
                campaign.steps().size(),
                recipient.credit(),
                recipient.reason(),
                goesOn ? Optional.of(opens) : Optional.empty(),
                goesOn && opens.equals(tx.now()));
    }

    /** Returns the phase as it is listed: {@code nothing-sent}, {@code step-1-sent}, ... */
    public String phase() {
        return Recipient.phase(stepsSent);
    }

    /**
     * Tells it in a sentence.
     *
     * @param time how to write a moment
     */
    public String text(Function<Instant, String> time) {
        if (state == CampaignState.DELETED) {
            return "the campaign was deleted";
        }
        String next = "step " + (stepsSent + 1) + " of " + steps;
        String why = reason.isEmpty() || reason.equals(status.toString()) ? "" : ": " + reason;
        return switch (status) {
            case ACTIVE -> next + waits(time) + why;
            case HELD -> next + " is held back" + why;
            case IN_DOUBT -> next + " may have left or not ('outlay resolve' settles it)";
            case FINISHED -> "finished, has got all steps";
            case BOUNCED, INVALID, UNSUBSCRIBED, REPLIED, REMOVED -> status + why;
        };
    }

    private String waits(Function<Instant, String> time) {
        return dueAt.map(due -> isDue ? " is due now" : " is due at " + time.apply(due))
                .orElseGet(
                        () ->
                                " waits: the campaign is "
                                        + (state == CampaignState.DRAFT ? "a draft" : state));
    }
}
