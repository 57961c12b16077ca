package outlay.cli.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import outlay.EmailAddress;
import outlay.cli.command.ChangingCommand;
import outlay.cli.input.EmailArgument;
import outlay.contact.Fields;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.lead.FieldNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outlay contact unset}. */
@Command(
        name = "unset",
        description = "Takes values of a contact away.",
        exitCodeList = {
            "0:taken away, or not there",
            "2:wrong usage, or a field that nobody has",
            "5:no such contact",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = "  outlay contact unset ann@example.com phone linkedin_url")
final class ContactUnsetCommand extends ChangingCommand {
    @Parameters(index = "0", paramLabel = "EMAIL", description = "Whose.")
    String email = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FIELD", description = "Which.")
    List<String> fields = new ArrayList<>();

    @Override
    protected int run() {
        EmailAddress address = EmailArgument.require(email);
        fields.forEach(EditedContact::changeable);
        EditedContact edited = new EditedContact(address);
        try (Database database = open()) {
            console().print(edited.edit(database, "contact unset", dryRun, this::plan));
        }
        return DONE;
    }

    private Map<Integer, String> plan(Transaction tx) {
        Fields known = Fields.load(tx);
        Map<Integer, String> byNumber = new TreeMap<>();
        fields.forEach(field -> byNumber.put(FieldNames.require(known, field), ""));
        return byNumber;
    }
}
