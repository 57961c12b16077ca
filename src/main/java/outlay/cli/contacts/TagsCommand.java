package outlay.cli.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import outlay.EmailAddress;
import outlay.Problem;
import outlay.cli.command.ChangingCommand;
import outlay.cli.input.EmailArgument;
import outlay.cli.input.FilterOptions;
import outlay.cli.input.InputFile;
import outlay.contact.Contacts;
import outlay.contact.Tags;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.lead.Filter;
import outlay.lead.Leads;
import outlay.load.Editing;
import outlay.output.Progress;
import outlay.output.Summary;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes one tag of the contacts that addresses and a filter name. */
abstract class TagsCommand extends ChangingCommand {
    @Parameters(index = "0", paramLabel = "TAG", description = "The tag.")
    String tag = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "EMAIL", description = "Addresses.")
    List<String> emails = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "FILE|-",
            order = 1,
            description = "Addresses, one a line or a CSV.")
    @Nullable String from;

    @Mixin FilterOptions filters = new FilterOptions();

    private final List<EmailAddress> unknown = new ArrayList<>();

    /** Returns the words that call the command. */
    abstract String words();

    /** Changes the tag in the values of one contact. */
    abstract void change(Map<Integer, String> values, String tag);

    @Override
    protected int run() {
        String checked = Tags.checked(tag);
        Filter filter = filters.filter(environment());
        List<EmailAddress> named = named();
        boolean byAddress = from != null || !emails.isEmpty();
        if (!byAddress && filter.isEveryone()) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "nothing says which contacts",
                    "name addresses, --from FILE, or filter options");
        }
        Function<Transaction, Editing.Plan> plan =
                tx -> plan(contacts(tx, filter, byAddress ? named : null), checked);
        console().print(summary(checked, edit(plan)));
        unknown.forEach(address -> console().notice("not there: " + address));
        return unknown.isEmpty() ? DONE : SOME_FAILED;
    }

    private List<EmailAddress> named() {
        List<EmailAddress> named = new ArrayList<>();
        emails.forEach(email -> named.add(EmailArgument.require(email)));
        if (from != null) {
            named.addAll(new InputFile(environment(), from).addresses());
        }
        return named.stream().distinct().toList();
    }

    private Editing.Result edit(Function<Transaction, Editing.Plan> plan) {
        try (Database database = open();
                Progress progress = progress("contacts", Progress.UNKNOWN)) {
            return dryRun
                    ? Editing.rehearse(database, words(), plan)
                    : Editing.run(database, words(), progress::at, plan);
        }
    }

    private Editing.Plan plan(ContactSet contacts, String checked) {
        return new Editing.Plan(contacts, values -> change(values, checked));
    }

    private ContactSet contacts(Transaction tx, Filter filter, @Nullable List<EmailAddress> named) {
        ContactSet leads = Leads.match(tx, filter).all();
        if (named == null) {
            return leads;
        }
        Contacts.Found found = Contacts.idsOf(tx, named);
        if (named.size() == 1 && from == null && !found.unknown().isEmpty()) {
            throw EditedContact.missing(named.get(0));
        }
        unknown.addAll(found.unknown());
        return leads.and(found.contacts());
    }

    private Summary summary(String checked, Editing.Result result) {
        return new Summary()
                .json("tag", checked)
                .add("changed", "Changed: ", result.changed())
                .add("unchanged", "Unchanged: ", result.unchanged())
                .json("unknown", unknown.stream().map(EmailAddress::written).toList())
                .json("operation", result.operation());
    }
}
