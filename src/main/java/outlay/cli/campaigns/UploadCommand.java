package outlay.cli.campaigns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import outlay.EmailAddress;
import outlay.Problem;
import outlay.campaign.Upload;
import outlay.campaign.Uploads;
import outlay.cli.command.ChangingCommand;
import outlay.cli.command.Keyed;
import outlay.cli.command.Purpose;
import outlay.cli.command.UnknownValueHints;
import outlay.cli.input.FilterOptions;
import outlay.cli.input.InputFile;
import outlay.contact.Contacts;
import outlay.db.Database;
import outlay.index.ContactSet;
import outlay.lead.Filter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outlay upload}. */
@Command(
        name = "upload",
        description = "Puts leads into a campaign and reserves one credit for each.",
        exitCodeList = {
            "0:uploaded, or nothing to upload",
            "2:wrong usage",
            "3:uploaded, but some addresses of --emails are unknown",
            "4:a file is not valid",
            "5:no such campaign, or the key has served for something else",
            "6:not enough credits",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay upload spring --industry software --country germany --leads 500",
            "  outlay upload spring --filter segment.json --if-short refuse --key segment-7",
            "  outlay upload spring --emails chosen.txt"
        })
final class UploadCommand extends ChangingCommand {
    /** What to do when the credits do not cover all leads. */
    enum ShortChoice {
        ASK,
        UPLOAD,
        REFUSE,
        BUY;

        /** Returns what is to be done, if it need not be asked. */
        Optional<Upload.IfShort> settled() {
            return this == ASK ? Optional.empty() : Optional.of(Upload.IfShort.valueOf(name()));
        }
    }

    /** Which leads come first. */
    enum Order {
        IMPORT,
        RANDOM
    }

    @Parameters(paramLabel = "CAMPAIGN", description = "The campaign.")
    String campaign = "";

    @Option(
            names = "--leads",
            paramLabel = "N",
            order = 1,
            defaultValue = "" + Upload.USUAL_LEADS,
            description = "How many at most (default 2000).")
    int leads;

    @Option(
            names = "--if-short",
            paramLabel = "ask|upload|refuse|buy",
            order = 2,
            description = {
                "When the credits do not cover them: ask (default on a terminal), upload what they"
                        + " cover (default elsewhere), refuse, or buy the rest."
            })
    @Nullable ShortChoice ifShort;

    @Option(
            names = "--per-company",
            paramLabel = "N",
            order = 3,
            description = "At most N of one company, those in the campaign included.")
    @Nullable Integer perCompany;

    @Option(
            names = "--order",
            paramLabel = "import|random",
            order = 4,
            defaultValue = "import",
            description = "Which leads come first (default import).")
    Order order = Order.IMPORT;

    @Option(
            names = "--seed",
            paramLabel = "S",
            order = 5,
            description = "With --order random: draws the same leads again.")
    @Nullable Long seed;

    @Option(
            names = "--skip-contacted",
            order = 6,
            description = "Leave out whom any campaign has emailed.")
    boolean skipContacted;

    @Option(
            names = "--again",
            order = 7,
            description =
                    "Take in once more who left this campaign while nothing was sent (bounced,"
                            + " invalid, removed), each with a new credit.")
    boolean again;

    @Option(
            names = "--emails",
            paramLabel = "FILE|-",
            order = 8,
            description = "Only the contacts with these addresses, one a line or a CSV.")
    @Nullable String emails;

    @Option(
            names = "--key",
            paramLabel = "K",
            order = 9,
            description =
                    "A repeated upload with the same key changes nothing and answers the same.")
    @Nullable String key;

    @Mixin FilterOptions filters = new FilterOptions();

    @Override
    protected int run() {
        check();
        Filter filter = filters.filter(environment());
        List<EmailAddress> wanted =
                emails == null ? List.of() : new InputFile(environment(), emails).addresses();
        try (Database database = open()) {
            return upload(database, filter, wanted);
        }
    }

    private void check() {
        if (leads < 0) {
            throw outOfRange("--leads", leads, "0 or more");
        }
        if (perCompany != null && perCompany < 1) {
            throw outOfRange("--per-company", perCompany, "1 or more");
        }
        if (seed != null && order != Order.RANDOM) {
            throw new Problem(
                    Problem.Kind.USAGE, "--seed without --order random", "add --order random");
        }
    }

    private int upload(Database database, Filter filter, List<EmailAddress> wanted) {
        Purpose purpose = purpose(filter, wanted);
        Contacts.Found found = database.read(tx -> Contacts.idsOf(tx, wanted));
        ContactSet only = emails == null ? null : found.contacts();
        UploadDialog dialog = new UploadDialog(console());
        Optional<Upload.IfShort> then =
                dialog.settle(
                        choice(),
                        () ->
                                database.read(
                                        tx ->
                                                Uploads.plan(
                                                        tx,
                                                        request(
                                                                filter,
                                                                only,
                                                                Upload.IfShort.UPLOAD))));
        if (then.isEmpty()) {
            console().notice("nothing changed");
            return DONE;
        }
        Keyed<Upload.Result> answer = upload(database, request(filter, only, then.get()), purpose);
        dialog.print(answer);
        if (answer.result().funnel().matched() == 0) {
            Map<String, ContactSet> listed =
                    only == null ? Map.of() : Map.of("emails " + emails, only);
            UnknownValueHints hints =
                    database.read(tx -> UnknownValueHints.of(tx, filter, ContactSet.EMPTY, listed));
            hints.tell(console());
            hints.tellWhy(console());
        }
        found.unknown().forEach(address -> console().notice("unknown: " + address));
        return found.unknown().isEmpty() ? DONE : SOME_FAILED;
    }

    private Keyed<Upload.Result> upload(Database database, Upload request, Purpose purpose) {
        try {
            return change(
                    database,
                    "leads",
                    (tx, watcher) ->
                            Keyed.once(
                                    tx,
                                    key,
                                    purpose,
                                    new UploadForm(),
                                    () -> Uploads.upload(tx, request, watcher)));
        } catch (Problem e) {
            if (dryRun && e.kind() == Problem.Kind.NOT_ENOUGH_CREDITS) {
                // A quote adds up all the same, and shows what it is that is too much.
                Upload.Result quote = database.rehearse(tx -> Uploads.quote(tx, request));
                console().print(new UploadForm().summary(quote));
                console().finish();
                if (!console().json()) {
                    conclude();
                }
            }
            throw e;
        }
    }

    private Purpose purpose(Filter filter, List<EmailAddress> wanted) {
        Purpose purpose =
                new Purpose("upload " + campaign)
                        .with(filter)
                        .with("--leads", leads)
                        .with("--if-short", ifShort)
                        .with("--per-company", perCompany)
                        .with("--order", order == Order.IMPORT ? null : order)
                        .with("--seed", seed)
                        .answering("requested", leads);
        if (skipContacted) {
            purpose.with("--skip-contacted");
        }
        if (again) {
            purpose.with("--again");
        }
        if (emails != null) {
            purpose.withPersonal("--emails", wanted.stream().map(EmailAddress::key).toList());
        }
        return purpose;
    }

    private ShortChoice choice() {
        ShortChoice usual = console().canAsk() ? ShortChoice.ASK : ShortChoice.UPLOAD;
        ShortChoice choice = ifShort == null ? usual : ifShort;
        // Where nothing changes, nobody is asked.
        return dryRun && choice == ShortChoice.ASK ? ShortChoice.UPLOAD : choice;
    }

    private Upload request(Filter filter, @Nullable ContactSet only, Upload.IfShort then) {
        return new Upload(
                campaign,
                filter,
                only,
                leads,
                then,
                perCompany == null ? OptionalInt.empty() : OptionalInt.of(perCompany),
                order == Order.RANDOM ? Optional.of(seedOrTime()) : Optional.empty(),
                skipContacted,
                again);
    }

    private long seedOrTime() {
        if (seed == null) {
            seed = System.nanoTime();
        }
        return seed;
    }
}
