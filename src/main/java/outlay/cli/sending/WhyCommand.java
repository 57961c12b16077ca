package outlay.cli.sending;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.EmailAddress;
import outlay.Problem;
import outlay.cli.command.OutlayCommand;
import outlay.cli.command.Times;
import outlay.cli.input.EmailArgument;
import outlay.contact.Contact;
import outlay.contact.Contacts;
import outlay.db.Database;
import outlay.delivery.History;
import outlay.output.Table;
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

    private record Answer(Optional<Contact> contact, List<History.Entry> entries) {}

    @Override
    protected int run() {
        EmailAddress address = EmailArgument.require(email);
        Answer answer;
        try (Database database = open()) {
            answer =
                    database.read(
                            tx ->
                                    new Answer(
                                            Contacts.byEmail(tx, address),
                                            History.of(tx, address)));
        }
        if (answer.contact().isEmpty() && answer.entries().isEmpty()) {
            throw new Problem(
                    Problem.Kind.NOT_ALLOWED,
                    "nothing is known of " + address,
                    "look for it with 'outlay filter'");
        }
        print(address, answer);
        return DONE;
    }

    private void print(EmailAddress address, Answer answer) {
        if (console().json()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("email", address.written());
            fields.put("contact", answer.contact().map(Contact::fields));
            fields.put("entries", answer.entries());
            console().object(fields);
            return;
        }
        console().line(address + (answer.contact().isPresent() ? "" : " is no contact"));
        Table table = new Table("at (UTC)", "campaign", "what", "detail");
        answer.entries()
                .forEach(e -> table.row(Times.human(e.at()), e.campaign(), e.what(), e.detail()));
        console().print(table);
    }
}
