package outlay.delivery.ahead;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outlay.campaign.Campaign;
import outlay.campaign.DueRow;
import outlay.campaign.Recipients;
import outlay.campaign.plan.Schedule;
import outlay.contact.Contact;
import outlay.contact.Contacts;
import outlay.db.Transaction;
import outlay.index.ContactSet;

/** In which hours each of a campaign's contacts may be written to. */
final class ContactHours {
    private final Campaign campaign;
    private final Hours ofAll;
    private final boolean differ;

    /** One for each timezone. */
    private final List<Hours> each = new ArrayList<>();

    private final Map<List<String>, Short> places = new HashMap<>();

    /** By the numbers of contacts, the places of their hours. */
    private short[] byContact = new short[0];

    private ContactHours(Campaign campaign) {
        this.campaign = campaign;
        this.ofAll = Hours.ofAll(campaign);
        this.differ = campaign.settings().schedule().ofContact();
    }

    static ContactHours of(Transaction tx, Campaign campaign, List<DueRow> rows) {
        ContactHours hours = new ContactHours(campaign);
        if (hours.differ) {
            ContactSet.Collector contacts = new ContactSet.Collector();
            rows.forEach(
                    row ->
                            Recipients.eachWaiting(
                                    tx,
                                    row,
                                    true,
                                    (due, id, stepsSent, contact) -> contacts.add(contact)));
            Contacts.byIds(tx, contacts.toSet(), hours::add);
        }
        return hours;
    }

    /** Says whether each contact has its own. */
    boolean differ() {
        return differ;
    }

    Hours of(int contact) {
        return differ ? each.get(byContact[contact]) : ofAll;
    }

    private void add(Contact contact) {
        List<String> told =
                Schedule.ZONE_FIELDS.stream()
                        .map(name -> contact.fields().getOrDefault(name, ""))
                        .toList();
        short place = places.computeIfAbsent(told, key -> place(contact));
        if (contact.id() >= byContact.length) {
            byContact = Arrays.copyOf(byContact, Math.max(1_024, 2 * contact.id()));
        }
        byContact[contact.id()] = place;
    }

    /** Many places have one timezone. */
    private short place(Contact contact) {
        Schedule schedule = campaign.settings().schedule().of(contact.fields());
        for (short place = 0; place < each.size(); place++) {
            if (each.get(place).isOf(schedule)) {
                return place;
            }
        }
        each.add(Hours.of(campaign, schedule));
        return (short) (each.size() - 1);
    }
}
