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
    private History() {}

    /**
     * One thing that happened.
     *
     * @param campaign in which; empty when it concerns the address as such
     * @param what in a few words
     * @param detail what the mail server, the report or the ledger says
     */
    public record Entry(Instant at, String campaign, String what, String detail) {}

    /** Returns what happened; empty for an address that was never heard of. */
    public static List<Entry> of(Transaction tx, EmailAddress address) {
        List<Entry> entries = new ArrayList<>();
        Optional<Contact> contact = Contacts.byEmail(tx, address);
        if (contact.isPresent()) {
            addMessages(tx, contact.get().id(), entries);
            addReports(tx, contact.get().id(), entries);
            addMovements(tx, contact.get().id(), entries);
        }
        entries.addAll(0, listed(tx, address, entries));
        entries.sort(Comparator.comparing(Entry::at));
        return entries;
    }

    /** A server's words that stand beside a message already are not said again. */
    private static List<Entry> listed(Transaction tx, EmailAddress address, List<Entry> others) {
        Set<String> said = new HashSet<>();
        others.forEach(entry -> said.add(DoNotEmailList.gone(entry.detail())));
        return DoNotEmailList.concerning(tx, address).stream()
                .map(
                        listed ->
                                new Entry(
                                        listed.at(),
                                        "",
                                        "on the do-not-email list: " + listed.entry(),
                                        (said.contains(listed.reason())
                                                        ? "bounced"
                                                        : listed.reason())
                                                + (" (" + listed.source() + ")")))
                .toList();
    }

    private static void addMessages(Transaction tx, int contact, List<Entry> entries) {
        tx.query(
                        """
                        SELECT coalesce(message.settled_at, message.intended_at) AS at,
                               campaign.name AS campaign,
                               'step ' || message.step || ': ' || message.state AS what,
                               coalesce(message.reply, '') AS detail
                        FROM recipient
                        JOIN message ON message.recipient_id = recipient.id
                        JOIN campaign ON campaign.id = recipient.campaign_id
                        WHERE recipient.contact_id = ?
                        ORDER BY message.id
                        """,
                        contact)
                .each(row -> entries.add(entry(row)));
    }

    private static void addReports(Transaction tx, int contact, List<Entry> entries) {
        tx.query(
                        """
                        SELECT report.at AS at,
                               campaign.name AS campaign,
                               'step ' || message.step || ': ' || report.kind || ' came back' AS what,
                               trim(coalesce(report.status, '') || ' '
                                    || coalesce(nullif(report.reason, 'none'), '')) AS detail
                        FROM recipient
                        JOIN message ON message.recipient_id = recipient.id
                        JOIN report ON report.message_id = message.id
                        JOIN campaign ON campaign.id = recipient.campaign_id
                        WHERE recipient.contact_id = ?
                        ORDER BY report.id
                        """,
                        contact)
                .each(row -> entries.add(entry(row)));
    }

    private static void addMovements(Transaction tx, int contact, List<Entry> entries) {
        tx.query(
                        """
                        SELECT ledger_entry.at AS at,
                               campaign.name AS campaign,
                               'credit: ' || ledger_entry.kind AS what,
                               coalesce('from ' || ledger_entry.from_state || ', '
                                        || ledger_entry.reason, '') AS detail
                        FROM recipient
                        JOIN ledger_entry ON ledger_entry.recipient_id = recipient.id
                        JOIN campaign ON campaign.id = recipient.campaign_id
                        WHERE recipient.contact_id = ?
                        ORDER BY ledger_entry.id
                        """,
                        contact)
                .each(row -> entries.add(entry(row)));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("campaign"),
                row.getString("what"),
                row.getString("detail"));
    }
}
