package outlay.cli.contacts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import outlay.Count;
import outlay.EmailAddress;
import outlay.Problem;
import outlay.Watcher;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.campaign.Deletion;
import outlay.campaign.Deletions;
import outlay.campaign.Membership;
import outlay.cli.command.UnknownValueHints;
import outlay.cli.input.EmailArgument;
import outlay.cli.input.FilterOptions;
import outlay.cli.input.InputFile;
import outlay.contact.Contacts;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.lead.Filter;
import outlay.lead.Leads;
import outlay.load.Leftovers;
import outlay.output.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outlay delete contacts}. */
@Command(
        name = "contacts",
        description = {
            "Takes contacts out of a campaign; without --campaign, erases persons from the contact"
                    + " database and all campaigns."
        },
        exitCodeList = {
            "0:removed, or cancelled",
            "2:wrong usage, or --yes is missing without a terminal",
            "3:removed, but some addresses are not there; they are listed",
            "4:a file is not valid",
            "5:no such campaign",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay delete contacts --campaign spring ann@example.com --yes",
            "  outlay delete contacts --campaign spring --unsent --country france",
            "  outlay delete contacts --from erase-these.txt --yes"
        })
final class DeleteContactsCommand extends ConfirmedCommand {
    @Parameters(paramLabel = "EMAIL", arity = "0..*", description = "Addresses.")
    List<String> emails = new ArrayList<>();

    @Option(
            names = "--campaign",
            paramLabel = "NAME",
            order = 1,
            description = "Only out of this campaign.")
    @Nullable String campaign;

    @Option(
            names = "--from",
            paramLabel = "FILE|-",
            order = 2,
            description = "Addresses, one a line or a CSV.")
    @Nullable String from;

    @Option(names = "--unsent", order = 3, description = "Only those to whom nothing was sent.")
    boolean unsent;

    @Mixin FilterOptions filters = FilterOptions.besideCampaign();

    private record Targets(ContactSet contacts, List<EmailAddress> unknown) {}

    @Override
    protected int run() {
        Filter filter = filters.filter(environment(), campaign);
        List<EmailAddress> named = named();
        requireSomething(filter, named);
        try (Database database = open()) {
            Targets targets = database.read(tx -> targets(tx, filter, named));
            if (targets.contacts().isEmpty()) {
                UnknownValueHints hints =
                        database.read(
                                tx ->
                                        UnknownValueHints.of(
                                                tx, filter, targets.contacts(), beside(tx, named)));
                hints.tell(console());
                hints.tellWhy(console());
            }
            if (!confirmed(question(targets.contacts().size()))) {
                return DONE;
            }
            print(
                    delete(
                            database,
                            (tx, watcher) ->
                                    delete(tx, targets(tx, filter, named).contacts(), watcher)));
            targets.unknown().forEach(address -> console().notice("not there: " + address));
            return targets.unknown().isEmpty() ? DONE : SOME_FAILED;
        }
    }

    private Deletion delete(Database database, BiFunction<Transaction, Watcher, Deletion> work) {
        if (campaign != null || dryRun) {
            return change(database, "contacts", work);
        }
        try (Progress progress = progress("contacts", Progress.UNKNOWN)) {
            Watcher watcher = progress::at;
            Deletion deletion = database.erase(tx -> work.apply(tx, watcher), this::tellOfTraces);
            Leftovers.wipe(database);
            return deletion;
        }
    }

    private void tellOfTraces() {
        console()
                .notice(
                        "another command has the database open: what was erased leaves its log with"
                                + " the next erasure, or when all commands have ended");
    }

    private List<EmailAddress> named() {
        List<EmailAddress> named = new ArrayList<>();
        emails.forEach(email -> named.add(EmailArgument.require(email)));
        if (from != null) {
            named.addAll(new InputFile(environment(), from).addresses());
        }
        return named;
    }

    private void requireSomething(Filter filter, List<EmailAddress> named) {
        boolean says = from != null || !named.isEmpty() || !filter.isEveryone();
        if (!says && !(campaign != null && unsent)) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "nothing says which contacts",
                    "name addresses, --from FILE, filter options, or --campaign with --unsent");
        }
    }

    private Targets targets(Transaction tx, Filter filter, List<EmailAddress> named) {
        boolean byAddress = from != null || !named.isEmpty();
        Contacts.Found found = Contacts.idsOf(tx, named);
        ContactSet contacts = Leads.match(tx, filter).all();
        if (byAddress) {
            contacts = contacts.and(found.contacts());
        }
        List<EmailAddress> unknown = new ArrayList<>(found.unknown());
        if (campaign != null) {
            ContactSet members = Membership.contacts(tx, Campaigns.require(tx, campaign));
            Contacts.byIds(
                    tx, found.contacts().minus(members), contact -> unknown.add(contact.address()));
            contacts = contacts.and(members);
        } else if (unsent) {
            contacts = contacts.minus(Membership.emailed(tx));
        }
        return new Targets(contacts, unknown);
    }

    /** Returns whom else than the filter says so. */
    private Map<String, ContactSet> beside(Transaction tx, List<EmailAddress> named) {
        Map<String, ContactSet> beside = new LinkedHashMap<>();
        if (from != null || !named.isEmpty()) {
            beside.put("addresses", Contacts.idsOf(tx, named).contacts());
        }
        if (campaign != null) {
            Campaign only = Campaigns.require(tx, campaign);
            beside.put("in " + campaign, Membership.contacts(tx, only));
        }
        return beside;
    }

    private String question(int count) {
        return campaign == null
                ? "Erase "
                        + Count.of(count, "person")
                        + " from the contact database and all campaigns?"
                : "Take " + Count.of(count, "contact") + " out of campaign " + campaign + "?";
    }

    private Deletion delete(Transaction tx, ContactSet contacts, Watcher watcher) {
        return campaign == null
                ? Deletions.erase(tx, contacts, watcher)
                : Deletions.removeFromCampaign(tx, campaign, contacts, unsent, watcher);
    }
}
