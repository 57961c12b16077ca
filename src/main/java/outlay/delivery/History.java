package outlay.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import outlay.EmailAddress;
import outlay.contact.Contact;
import outlay.contact.Contacts;
import outlay.db.Transaction;
import outlay.suppression.DoNotEmailList;

/** Everything that ever happened to one address, oldest first. */
public final class History {
    private final Transaction tx;
    private final List<Entry> entries = new ArrayList<>();

    private History(Transaction tx) {
        this.tx = tx;
    }

    /**
     * One thing that happened.
     *
     * @param campaign in which; empty when it concerns the address as such
     * @param what in a few words
     * @param detail what the mail server, the report or the ledger says
     * @param text all of it but the time, as a sentence
     */
    public record Entry(Instant at, String campaign, String what, String detail, String text) {}

    /** Returns what happened; empty for an address that was never heard of. */
    public static List<Entry> of(Transaction tx, EmailAddress address) {
        History history = new History(tx);
        Optional<Contact> contact = Contacts.byEmail(tx, address);
        contact.ifPresent(
                person -> {
                    history.addMovements("reserve", person.id());
                    history.addMessages(person.id());
                    history.addReports(person.id());
                    history.addInvalid(person.id());
                });
        history.addListed(address);
        contact.ifPresent(person -> history.addMovements("", person.id()));
        // Of the same moment, causes stand before what follows from them.
        history.entries.sort(Comparator.comparing(Entry::at));
        return history.entries;
    }

    private void addMessages(int contact) {
        tx.query(
                        """
                        SELECT coalesce(message.settled_at, message.intended_at) AS at,
                               campaign.name AS campaign,
                               message.step, message.state,
                               coalesce(message.reply, '') AS reply,
                               coalesce(message.subject, '') AS subject,
                               coalesce(mailbox.name, '') AS mailbox
                        FROM recipient
                        JOIN message ON message.recipient_id = recipient.id
                        JOIN campaign ON campaign.id = recipient.campaign_id
                        LEFT JOIN mailbox ON mailbox.id = message.mailbox_id
                        WHERE recipient.contact_id = ?
                        ORDER BY message.id
                        """,
                        contact)
                .each(
                        row -> {
                            String state = row.getString("state");
                            String reply = row.getString("reply");
                            String text =
                                    Sentences.message(
                                            row.getInt("step"),
                                            row.getString("subject"),
                                            MessageState.of(state),
                                            row.getString("mailbox"));
                            add(row, "step " + row.getInt("step") + ": " + state, reply, text);
                        });
    }

    private void addReports(int contact) {
        tx.query(
                        """
                        SELECT report.at AS at, campaign.name AS campaign, message.step,
                               report.kind,
                               trim(coalesce(report.status, '') || ' '
                                    || coalesce(nullif(report.reason, 'none'), '')) AS reason
                        FROM recipient
                        JOIN message ON message.recipient_id = recipient.id
                        JOIN report ON report.message_id = message.id
                        JOIN campaign ON campaign.id = recipient.campaign_id
                        WHERE recipient.contact_id = ?
                        ORDER BY report.id
                        """,
                        contact)
                .each(
                        row -> {
                            int step = row.getInt("step");
                            String kind = row.getString("kind");
                            String what = "step " + step + ": " + kind + " came back";
                            add(row, what, row.getString("reason"), Sentences.report(step, kind));
                        });
    }

    /** Adds the movements of a kind; of none, all but the reservation, which comes first. */
    private void addMovements(String wanted, int contact) {
        tx.query(
                        """
                        SELECT ledger_entry.at AS at, campaign.name AS campaign,
                               ledger_entry.kind,
                               coalesce(ledger_entry.from_state, '') AS from_state,
                               coalesce(ledger_entry.reason, '') AS reason
                        FROM recipient
                        JOIN ledger_entry ON ledger_entry.recipient_id = recipient.id
                        JOIN campaign ON campaign.id = recipient.campaign_id
                        WHERE recipient.contact_id = ?
                        ORDER BY ledger_entry.id
                        """,
                        contact)
                .each(
                        row -> {
                            String kind = row.getString("kind");
                            if (kind.equals("reserve") == wanted.equals("reserve")) {
                                addMovement(row, kind, row.getString("reason"));
                            }
                        });
    }

    private void addMovement(ResultSet row, String kind, String reason) throws SQLException {
        String detail =
                reason.isEmpty() ? "" : "from " + row.getString("from_state") + ", " + reason;
        entries.add(
                new Entry(
                        at(row),
                        row.getString("campaign"),
                        "credit: " + kind,
                        detail,
                        Sentences.movement(row.getString("campaign"), kind, reason)));
    }

    private void addInvalid(int contact) {
        Contacts.undeliverable(tx, contact)
                .ifPresent(
                        mark ->
                                entries.add(
                                        new Entry(
                                                mark.at(),
                                                "",
                                                "invalid address",
                                                mark.reason(),
                                                "found to be no valid address: " + mark.reason())));
    }

    /** A server's words that stand beside a message already are not said again. */
    private void addListed(EmailAddress address) {
        Set<String> said = new HashSet<>();
        entries.forEach(entry -> said.add(DoNotEmailList.gone(entry.detail())));
        DoNotEmailList.concerning(tx, address)
                .forEach(
                        listed -> {
                            String reason =
                                    said.contains(listed.reason()) ? "bounced" : listed.reason();
                            String why = reason + " (" + listed.source() + ")";
                            entries.add(
                                    new Entry(
                                            listed.at(),
                                            "",
                                            "on the do-not-email list: " + listed.entry(),
                                            why,
                                            "put on the do-not-email list, as "
                                                    + listed.entry()
                                                    + ": "
                                                    + why));
                        });
    }

    private void add(ResultSet row, String what, String detail, String text) throws SQLException {
        String campaign = row.getString("campaign");
        String all = campaign + ": " + text + (detail.isEmpty() ? "" : ": " + detail);
        entries.add(new Entry(at(row), campaign, what, detail, all));
    }

    private static Instant at(ResultSet row) throws SQLException {
        return Instant.ofEpochMilli(row.getLong("at"));
    }
}
