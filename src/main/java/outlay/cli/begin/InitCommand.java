package outlay.cli.begin;

import java.util.List;
import java.util.Map;
import outlay.Problem;
import outlay.campaign.Campaigns;
import outlay.campaign.plan.Draft;
import outlay.cli.command.ChangingCommand;
import outlay.cli.command.Interruption;
import outlay.cli.command.ScratchDatabase;
import outlay.cli.input.Quoting;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.delivery.writing.DraftCheck;
import outlay.mailbox.Mailbox;
import outlay.mailbox.MailboxPlan;
import outlay.mailbox.Mailboxes;
import outlay.output.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code outlay init}. */
@Command(
        name = "init",
        description = {
            "Asks five questions, and sets up a first campaign.",
            "It leaves a mailbox in the database, and in this folder campaign.json with two texts and a"
                    + " line for your crontab. Nothing is overwritten, and what is given as an option"
                    + " is not asked for."
        },
        exitCodeList = {
            "0:all of it is there",
            "2:wrong usage, or something is not given and there is no terminal to ask on",
            "4:a template is not valid",
            "5:a file, the mailbox or the campaign is there already",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay init",
            "  outlay init --from 'Nadia Brook <nadia@ferrybridge.example>' \\",
            "      --transport maildir:out --subject 'Shifts at {{ company }}' \\",
            "      --offer 'We plan shifts.' --postal-address '4 Quay Street, Bristol'"
        })
final class InitCommand extends ChangingCommand {
    @Mixin InitAnswers answers = new InitAnswers();

    @Override
    protected int run() {
        FirstFiles files = new FirstFiles(environment().folder());
        files.requireAbsent();
        answerAll();
        MailboxPlan plan = answers.plan(environment());
        CronLine cron = new CronLine(environment(), location());
        String line = cron.text(plan.ways().inbox() != null);
        Map<String, String> texts = new FirstCampaign(answers).files();
        texts.put(FirstFiles.CRONTAB, cron.file(line, environment().file(FirstFiles.CRONTAB)));
        if (!dryRun) {
            make(plan, files, texts);
        }
        report(plan, line);
        return DONE;
    }

    private void answerAll() {
        List<String> missing = answers.missing();
        if (answers.from != null) {
            tryOut();
        }
        if (!missing.isEmpty() && console().canAsk()) {
            new Questions(console(), environment(), answers, this::tryOut).ask();
        } else if (!missing.isEmpty()) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "not given, and there is no terminal to ask on: " + String.join(", ", missing),
                    "see 'outlay init --help'");
        }
    }

    /** Takes all of it, campaign included, into a database and out again. */
    private void tryOut() {
        if (location().isNew()) {
            try (ScratchDatabase scratch = new ScratchDatabase(environment().clock())) {
                scratch.database().rehearse(this::add);
            }
        } else {
            try (Database database = open()) {
                database.rehearse(this::add);
            }
        }
    }

    private Mailbox add(Transaction tx) {
        MailboxPlan plan = answers.plan(environment());
        Mailbox mailbox = Mailboxes.add(tx, answers.mailboxName(), plan);
        Draft draft = new FirstCampaign(answers).draft();
        DraftCheck.check(tx, draft, new AnswerOrigin());
        Campaigns.create(tx, answers.campaign, draft);
        return mailbox;
    }

    /** All or nothing: once it has begun, Ctrl-C waits for its end. */
    private void make(MailboxPlan plan, FirstFiles files, Map<String, String> texts) {
        try (Interruption interruption = Interruption.watch()) {
            interruption.stops(() -> {});
            files.write(texts);
            try (Database database = openOrCreate()) {
                change(database, tx -> Mailboxes.add(tx, answers.mailboxName(), plan));
            } catch (RuntimeException e) {
                files.takeBack();
                throw e;
            }
        }
    }

    private void report(MailboxPlan plan, String line) {
        int firstDay = plan.quota().perDay(0).orElse(0);
        List<String> next = next();
        Summary summary =
                new Summary()
                        .json("mailbox", answers.mailboxName())
                        .line(
                                "Mailbox: "
                                        + answers.mailboxName()
                                        + ", which sends as "
                                        + plan.identity().from())
                        .line(
                                "  "
                                        + firstDay
                                        + " emails on its first day, then more each day, up to "
                                        + answers.perDay)
                        .json("campaign", answers.campaign)
                        .json("files", FirstFiles.NAMES)
                        .line("Files here: " + String.join(", ", FirstFiles.NAMES))
                        .json("crontab", line)
                        .line("Line for your crontab, also in " + FirstFiles.CRONTAB + ":")
                        .line("  " + line)
                        .json("next", next)
                        .line("Next, when you have read the texts, one after the other:");
        next.forEach(command -> summary.line("  " + command));
        console().print(summary);
        if (plan.ways().inbox() == null && !console().json()) {
            console()
                    .notice(
                            "no inbox is read: who asks for no more emails has to go on the"
                                    + " do-not-email list by hand, with 'outlay suppress add'");
        }
    }

    private List<String> next() {
        String usual = location(environment().variable("OUTLAY_DB").orElse("outlay.db")).toString();
        String name = location().toString();
        String db = name.equals(usual) ? "" : " --db " + Quoting.quoted(name, (char) 0);
        String campaign = Quoting.quoted(answers.campaign, (char) 0);
        String create =
                "outlay campaign create " + campaign + " --file " + FirstFiles.CAMPAIGN + db;
        String buy = "outlay credits buy 50" + db;
        String upload = "outlay upload " + campaign + " --leads 50" + db;
        String test =
                "outlay campaign test "
                        + campaign
                        + " --to "
                        + answers.sender().address().written()
                        + db;
        return List.of(
                "outlay import YOUR.csv" + db,
                create + " && " + buy + " && " + upload,
                test + " && outlay forecast " + campaign + db,
                "outlay campaign start " + campaign + db);
    }
}
