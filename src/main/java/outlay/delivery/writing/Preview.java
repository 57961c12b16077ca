package outlay.delivery.writing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outlay.Count;
import outlay.EmailAddress;
import outlay.Problem;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.campaign.Recipients;
import outlay.campaign.plan.Lot;
import outlay.contact.Contact;
import outlay.contact.Contacts;
import outlay.contact.Fields;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.lead.Filter;
import outlay.lead.Leads;
import outlay.mail.letter.Content;
import outlay.mail.letter.Unsubscribe;

/**
 * One email as one contact would get it.
 *
 * @param heldBecause why the contact would be held back; else empty
 */
public record Preview(
        String email,
        String heldBecause,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String html) {

    /** Stands where a message that is sent has its own. */
    private static final String TOKEN = "TOKEN";

    /**
     * Renders a step.
     *
     * @param address for whom; for the first recipient or contact when absent
     * @throws Problem NOT_ALLOWED when there is no such campaign or contact; USAGE for a wrong step
     */
    public static Preview of(
            Transaction tx, String name, @Nullable EmailAddress address, int step) {
        Campaign campaign = Campaigns.require(tx, name);
        requireStep(campaign, step);
        Contact contact = contact(tx, campaign, address);
        StepTemplates texts = StepTemplates.parse(campaign.steps(), Set.copyOf(Fields.known(tx)));
        StepTemplates.Result result =
                texts.render(
                        step, Lot.of(campaign.id(), contact.id()), fields(campaign, contact), null);
        Content content = result.content();
        return content == null
                ? new Preview(contact.address().written(), result.heldBecause(), null, null, null)
                : new Preview(
                        contact.address().written(),
                        "",
                        content.subject(),
                        content.text(),
                        content.html());
    }

    /**
     * Makes sure that a campaign has a step.
     *
     * @throws Problem USAGE when it has not
     */
    public static void requireStep(Campaign campaign, int step) {
        if (step < 1 || step > campaign.steps().size()) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "campaign " + campaign.name() + " has no step " + step,
                    "it has " + Count.of(campaign.steps().size(), "step") + ": write --step 1");
        }
    }

    /** Returns the contact with the address; the first recipient or contact when absent. */
    static Contact contact(Transaction tx, Campaign campaign, @Nullable EmailAddress address) {
        return address == null ? anybody(tx, campaign) : require(tx, address);
    }

    private static Map<String, String> fields(Campaign campaign, Contact contact) {
        Unsubscribe unsubscribe = Unsubscribing.of(campaign.settings(), TOKEN);
        return new HashMap<>(LetterWriter.fields(contact, campaign.settings(), unsubscribe));
    }

    private static Contact require(Transaction tx, EmailAddress address) {
        return Contacts.byEmail(tx, address)
                .orElseThrow(
                        () ->
                                new Problem(
                                        Problem.Kind.NOT_ALLOWED,
                                        "no contact with the address " + address,
                                        "look for it with 'outlay filter'"));
    }

    private static Contact anybody(Transaction tx, Campaign campaign) {
        Optional<Contact> recipient =
                Recipients.anyContact(tx, campaign.id()).stream()
                        .boxed()
                        .findFirst()
                        .flatMap(id -> Contacts.byId(tx, id));
        return recipient
                .or(() -> firstContact(tx))
                .orElseThrow(
                        () ->
                                new Problem(
                                        Problem.Kind.NOT_ALLOWED,
                                        "there is no contact to show it for",
                                        "import some with 'outlay import FILE'"));
    }

    private static Optional<Contact> firstContact(Transaction tx) {
        ContactSet all = Leads.match(tx, Filter.EVERYONE).all();
        return all.isEmpty() ? Optional.empty() : Contacts.byId(tx, all.lowest());
    }
}
