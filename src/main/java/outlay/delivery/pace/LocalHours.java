package outlay.delivery.pace;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import outlay.campaign.Campaign;
import outlay.campaign.Recipient;
import outlay.campaign.plan.Schedule;
import outlay.contact.Contact;
import outlay.contact.Contacts;
import outlay.db.Transaction;

/** When a schedule that is closed now in a recipient's own timezone opens there. */
public record LocalHours(Instant opening, ZoneId timezone) {

    /** Says whether a campaign keeps to each recipient's own timezone. */
    public static boolean matter(Campaign campaign) {
        return campaign.settings().schedule().ofContact();
    }

    /** Returns the hours to wait for; empty when the recipient may be written to now. */
    public static Optional<LocalHours> closed(
            Transaction tx, Campaign campaign, Recipient recipient) {
        if (!matter(campaign)) {
            return Optional.empty();
        }
        Map<String, String> fields =
                Contacts.byId(tx, recipient.contact().orElseThrow())
                        .map(Contact::fields)
                        .orElseThrow();
        Schedule schedule = campaign.settings().schedule().of(fields);
        Instant opening = schedule.nextOpen(tx.now());
        return opening.isAfter(tx.now())
                ? Optional.of(new LocalHours(opening, schedule.timezone()))
                : Optional.empty();
    }
}
