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
import outlay.db.Transaction;
import outlay.delivery.History;
import outlay.delivery.Whereabouts;
import outlay.output.Summary;
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

    private record Known(
            Optional<Contact> contact, List<History.Entry> entries, List<Whereabouts> now) {}

    @Override
    protected int run() {
        EmailAddress address = EmailArgument.require(email);
        Known known;
        try (Database database = open()) {
            known = database.read(tx -> known(tx, address));
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

    private static Known known(Transaction tx, EmailAddress address) {
        Optional<Contact> contact = Contacts.byEmail(tx, address);
        return new Known(
                contact,
                History.of(tx, address),
                contact.map(person -> Whereabouts.of(tx, person)).orElse(List.of()));
    }

    private static Summary summary(EmailAddress address, Known known) {
        Summary summary =
                new Summary()
                        .json("email", address.written())
                        .json("contact", known.contact().map(Contact::fields))
                        .json("entries", Summary.each(known.entries(), WhyCommand::object))
                        .json("now", Summary.each(known.now(), WhyCommand::object))
                        .line(address + (known.contact().isPresent() ? "" : " is no contact"));
        if (known.entries().isEmpty()) {
            summary.line("Nothing has happened yet: it is in no campaign.");
        }
        known.entries().forEach(each -> summary.line(Times.human(each.at()) + "  " + each.text()));
        known.now()
                .forEach(
                        each ->
                                summary.line(
                                        "Now in "
                                                + each.campaign()
                                                + ": "
                                                + each.text(Times::human)));
        return summary;
    }

    private static Summary object(History.Entry entry) {
        return new Summary()
                .json("at", entry.at())
                .json("campaign", entry.campaign())
                .json("what", entry.what())
                .json("detail", entry.detail())
                .json("text", entry.text());
    }

    private static Summary object(Whereabouts now) {
        return new Summary()
                .json("campaign", now.campaign())
                .json("state", now.state())
                .json("status", now.status())
                .json("phase", now.phase())
                .json("credit", now.credit())
                .json("reason", now.reason().isEmpty() ? null : now.reason())
                .json("dueAt", now.dueAt());
    }
}
