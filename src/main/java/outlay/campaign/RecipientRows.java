package outlay.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outlay.contact.Contacts;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.mailbox.Mailboxes;

/** The recipients of one campaign with their contacts, in the order of their upload. */
public final class RecipientRows {
    /** Contacts are looked up for so many at a time. */
    private static final int CHUNK = 2_000;

    private final Transaction tx;
    private final Consumer<RecipientRow> visit;
    private final Map<Long, String> mailboxes = new HashMap<>();
    private final List<Recipient> chunk = new ArrayList<>();

    private RecipientRows(Transaction tx, Consumer<RecipientRow> visit) {
        this.tx = tx;
        this.visit = visit;
    }

    /**
     * Visits the first so many recipients of a campaign, erased persons left out.
     *
     * @param status null for any
     * @param stepsSent null for any number
     */
    public static void each(
            Transaction tx,
            Campaign campaign,
            @Nullable RecipientStatus status,
            @Nullable Integer stepsSent,
            long most,
            Consumer<RecipientRow> visit) {
        RecipientRows rows = new RecipientRows(tx, visit);
        RecipientStore.each(tx, campaign.id(), status, stepsSent, most, rows::add);
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
        Map<Integer, Map<String, String>> contacts = new HashMap<>();
        Contacts.byIds(tx, ids.toSet(), contact -> contacts.put(contact.id(), contact.fields()));
        for (Recipient recipient : chunk) {
            int contact = recipient.contact().orElseThrow();
            visit.accept(
                    new RecipientRow(
                            recipient,
                            contacts.getOrDefault(contact, Map.of()),
                            mailbox(recipient)));
        }
        chunk.clear();
    }

    private String mailbox(Recipient recipient) {
        OptionalLong mailbox = recipient.mailbox();
        return mailbox.isEmpty()
                ? ""
                : mailboxes.computeIfAbsent(
                        mailbox.getAsLong(), id -> Mailboxes.find(tx, id).orElseThrow().name());
    }
}
