package outlay.cli.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.EmailAddress;
import outlay.ListText;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.campaign.Recipient;
import outlay.campaign.Recipients;
import outlay.cli.command.OutlayCommand;
import outlay.cli.input.EmailArgument;
import outlay.contact.Contact;
import outlay.contact.Contacts;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;
import outlay.output.Summary;
import outlay.output.Table;
import outlay.output.Times;
import outlay.suppression.DoNotEmailList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outlay contact show}. */
@Command(
        name = "show",
        description = "Shows what is known of a contact, and its campaigns.",
        exitCodeList = {
            "0:shown",
            "2:wrong usage",
            "5:no such contact",
            "10:not an Outlay database"
        },
        footer = "  outlay contact show ann@example.com")
final class ContactShowCommand extends OutlayCommand {
    @Parameters(paramLabel = "EMAIL", description = "Whom.")
    String email = "";

    private record Shown(
            Contact contact,
            List<DoNotEmailList.Listed> entries,
            Optional<Contacts.Undeliverable> undeliverable,
            List<Part> campaigns) {
        String status() {
            if (!entries.isEmpty()) {
                return "do-not-email";
            }
            return undeliverable.isPresent() ? "undeliverable" : "active";
        }
    }

    /** The contact in one campaign. */
    private record Part(Campaign campaign, Recipient recipient, Optional<String> mailbox) {
        String phase() {
            return Recipient.phase(recipient.stepsSent());
        }
    }

    @Override
    protected int run() {
        EmailAddress address = EmailArgument.require(email);
        Shown shown;
        try (Database database = open()) {
            shown = database.read(tx -> find(tx, address));
        }
        console().print(summary(shown));
        return DONE;
    }

    private static Shown find(Transaction tx, EmailAddress address) {
        Contact contact =
                Contacts.byEmail(tx, address).orElseThrow(() -> EditedContact.missing(address));
        List<Part> parts = new ArrayList<>();
        for (Recipient recipient : Recipients.ofContact(tx, contact.id())) {
            Campaign campaign = Campaigns.find(tx, recipient.campaign()).orElseThrow();
            Optional<String> mailbox =
                    recipient.mailbox().isEmpty()
                            ? Optional.empty()
                            : Mailboxes.find(tx, recipient.mailbox().getAsLong())
                                    .map(Mailbox::name);
            parts.add(new Part(campaign, recipient, mailbox));
        }
        return new Shown(
                contact,
                DoNotEmailList.concerning(tx, address),
                Contacts.undeliverable(tx, contact.id()),
                parts);
    }

    private static Summary summary(Shown shown) {
        Map<String, String> fields = shown.contact().fields();
        Summary summary =
                new Summary()
                        .json("email", shown.contact().address().written())
                        .json("status", shown.status())
                        .json("tags", ListText.elements(fields.getOrDefault("tags", "")))
                        .json("fields", fields)
                        .json(
                                "doNotEmail",
                                Summary.each(shown.entries(), ContactShowCommand::entry))
                        .json(
                                "undeliverable",
                                shown.undeliverable().map(Contacts.Undeliverable::reason))
                        .json(
                                "campaigns",
                                Summary.each(shown.campaigns(), ContactShowCommand::part));
        fields.forEach((name, value) -> summary.line(name + ": " + value));
        summary.line("Status: " + shown.status());
        shown.entries().forEach(e -> summary.line("On the list: " + e.entry() + ", " + e.reason()));
        shown.undeliverable().ifPresent(mark -> summary.line("Undeliverable: " + mark.reason()));
        return shown.campaigns().isEmpty() ? summary : summary.table(table(shown.campaigns()));
    }

    private static Table table(List<Part> campaigns) {
        Table table = new Table("campaign", "status", "phase", "sent (UTC)", "credit", "reason");
        for (Part part : campaigns) {
            Recipient recipient = part.recipient();
            table.row(
                    part.campaign().name(),
                    recipient.status(),
                    part.phase(),
                    recipient.place().sentAt().map(Times::human).orElse(""),
                    recipient.credit(),
                    recipient.reason());
        }
        return table;
    }

    private static Summary entry(DoNotEmailList.Listed listed) {
        return new Summary()
                .json("entry", listed.entry())
                .json("reason", listed.reason())
                .json("source", listed.source())
                .json("at", listed.at());
    }

    private static Summary part(Part part) {
        Recipient recipient = part.recipient();
        return new Summary()
                .json("campaign", part.campaign().name())
                .json("state", part.campaign().state())
                .json("status", recipient.status())
                .json("phase", part.phase())
                .json("sentAt", recipient.place().sentAt())
                .json("credit", recipient.credit())
                .json("mailbox", part.mailbox())
                .json("reason", recipient.reason());
    }
}
