package outlay.cli.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import outlay.EmailAddress;
import outlay.Nearest;
import outlay.Problem;
import outlay.cli.command.ChangingCommand;
import outlay.cli.input.EmailArgument;
import outlay.contact.Fields;
import outlay.contact.WebDomain;
import outlay.db.Database;
import outlay.db.Transaction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outlay contact set}. */
@Command(
        name = "set",
        description = "Gives a contact values.",
        exitCodeList = {
            "0:set, or set already",
            "2:wrong usage, or a field that nobody has, without --new",
            "5:no such contact",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay contact set ann@example.com title=CEO phone='+49 30 1'",
            "  outlay contact set ann@example.com --new renewal=2027-01"
        })
final class ContactSetCommand extends ChangingCommand {
    @Parameters(index = "0", paramLabel = "EMAIL", description = "Whose.")
    String email = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FIELD=VALUE",
            description = "What is to be known.")
    List<String> values = new ArrayList<>();

    @Option(names = "--new", order = 1, description = "Also fields that nobody has yet.")
    boolean fresh;

    @Override
    protected int run() {
        EmailAddress address = EmailArgument.require(email);
        Map<String, String> wanted = new TreeMap<>();
        values.forEach(pair -> read(pair, wanted));
        EditedContact edited = new EditedContact(address);
        try (Database database = open()) {
            console().print(edited.edit(database, "contact set", dryRun, tx -> plan(tx, wanted)));
        }
        return DONE;
    }

    private static void read(String pair, Map<String, String> wanted) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
            throw new Problem(
                    Problem.Kind.USAGE, pair + " is no FIELD=VALUE", "write it as title=CEO");
        }
        String written = pair.substring(0, equals);
        String name = EditedContact.changeable(written);
        String value = pair.substring(equals + 1).strip();
        if (value.isEmpty()) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "no value for " + written,
                    "take it away with 'outlay contact unset'");
        }
        if (wanted.put(name, name.equals("domain") ? WebDomain.of(value) : value) != null) {
            throw new Problem(
                    Problem.Kind.USAGE, written + " is given twice", "leave out one of them");
        }
    }

    private Map<Integer, String> plan(Transaction tx, Map<String, String> wanted) {
        Fields fields = Fields.loadAll(tx);
        Map<Integer, String> byNumber = new TreeMap<>();
        wanted.forEach((name, value) -> byNumber.put(number(tx, fields, name), value));
        return byNumber;
    }

    private int number(Transaction tx, Fields fields, String name) {
        if (!fresh && fields.id(name) == 0) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "nobody has a field '" + name + "'",
                    Nearest.hint(name, fields.names()) + " (if it is new, add --new)");
        }
        return fields.register(tx, name);
    }
}
