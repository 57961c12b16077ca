package outlay.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import outlay.contact.Contacts;
import outlay.db.Transaction;
import outlay.index.ContactSet;

/** The recipients of one campaign with their addresses, in the order of their upload. */
public final class RecipientRows {
    /** Addresses are looked up for so many at a time. */
    private static final int CHUNK = 2_000;

    private final Transaction tx;
    private final Consumer<RecipientRow> visit;
    private final List<Recipient> chunk = new ArrayList<>();

    private RecipientRows(Transaction tx, Consumer<RecipientRow> visit) {
        this.tx = tx;
        this.visit = visit;
    }

    /** Visits all recipients of a campaign but erased persons. */
    public static void each(Transaction tx, Campaign campaign, Consumer<RecipientRow> visit) {
        RecipientRows rows = new RecipientRows(tx, visit);
        RecipientStore.each(tx, campaign.id(), rows::add);
        rows.flush();
    }

    private void add(Recipient recipient) {
        chunk.add(recipient);
        if (chunk.size() == CHUNK) {
            flush();
        }
    }

    private void flush() {
        ContactSet.Collector ids = new ContactSet.Collector();
        chunk.forEach(recipient -> ids.add(recipient.contact().orElseThrow()));
        Map<Integer, String> emails = new HashMap<>();
        Contacts.byIds(
                tx, ids.toSet(), contact -> emails.put(contact.id(), contact.address().written()));
        for (Recipient recipient : chunk) {
            String email = emails.getOrDefault(recipient.contact().orElseThrow(), "");
            visit.accept(row(recipient, email));
        }
        chunk.clear();
    }

    private static RecipientRow row(Recipient recipient, String email) {
        return new RecipientRow(
                email,
                recipient.status(),
                Recipient.phase(recipient.stepsSent()),
                recipient.place().sentAt(),
                recipient.credit(),
                recipient.reason());
    }
}
