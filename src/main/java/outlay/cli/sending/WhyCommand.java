package outlay.cli.sending;

import java.util.List;
import java.util.Optional;
import outlay.EmailAddress;
import outlay.Problem;
import outlay.cli.command.OutlayCommand;
import outlay.cli.input.EmailArgument;
import outlay.contact.Contact;
import outlay.contact.Contacts;
import outlay.db.Database;
import outlay.delivery.History;
import outlay.output.Summary;
import outlay.output.Table;
import outlay.output.Times;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outlay why}. */
@Command(
        name = "why",
        description = "Shows everything that ever happened to one address.",
        exitCodeList = {
            "0:shown",
            "2:wrong usage",
            "5:no such address",
            "10:not an Outlay database"
        },
        footer = "  outlay why ann@example.com")
final class WhyCommand extends OutlayCommand {
    @Parameters(paramLabel = "EMAIL", description = "The address.")
    String email = "";

    private record Known(Optional<Contact> contact, List<History.Entry> entries) {}

    @Override
    protected int run() {
        EmailAddress address = EmailArgument.require(email);
        Known known;
        try (Database database = open()) {
            known =
                    database.read(
                            tx ->
                                    new Known(
                                            Contacts.byEmail(tx, address),
                                            History.of(tx, address)));
        }
        if (known.contact().isEmpty() && known.entries().isEmpty()) {
            throw new Problem(
                    Problem.Kind.NOT_ALLOWED,
                    "nothing is known of " + address,
                    "look for it with 'outlay filter'");
        }
        console().print(summary(address, known));
        return DONE;
    }

    private static Summary summary(EmailAddress address, Known known) {
        Table table = new Table("at (UTC)", "campaign", "what", "detail");
        known.entries()
                .forEach(e -> table.row(Times.human(e.at()), e.campaign(), e.what(), e.detail()));
        return new Summary()
                .json("email", address.written())
                .json("contact", known.contact().map(Contact::fields))
                .json("entries", Summary.each(known.entries(), WhyCommand::object))
                .line(address + (known.contact().isPresent() ? "" : " is no contact"))
                .table(table);
    }

    private static Summary object(History.Entry entry) {
        return new Summary()
                .json("at", entry.at())
                .json("campaign", entry.campaign())
                .json("what", entry.what())
                .json("detail", entry.detail());
    }
}
