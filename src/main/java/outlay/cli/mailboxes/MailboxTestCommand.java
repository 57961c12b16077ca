package outlay.cli.mailboxes;

import org.jspecify.annotations.Nullable;
import outlay.EmailAddress;
import outlay.Problem;
import outlay.cli.command.ChangingCommand;
import outlay.cli.input.EmailArgument;
import outlay.db.Database;
import outlay.mail.address.SenderFinding;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;
import outlay.output.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outlay mailbox test}. */
@Command(
        name = "test",
        description = {
            "Tries out a mailbox: its transport, its inbox, and what receivers look up in DNS."
        },
        exitCodeList = {
            "0:all is right",
            "2:wrong usage",
            "5:no such mailbox",
            "7:nothing is wrong so far, but the DNS resolver cannot be reached",
            "9:something is wrong; it is listed",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay mailbox test nadia",
            "  outlay mailbox test nadia --to me@example.com    # and send an email"
        })
final class MailboxTestCommand extends ChangingCommand {
    @Parameters(paramLabel = "NAME", description = "The mailbox.")
    String name = "";

    @Option(
            names = "--to",
            paramLabel = "EMAIL",
            description = "Send an email there, which costs and counts nothing.")
    @Nullable String to;

    @Override
    protected int run() {
        EmailAddress addressee = to == null ? null : EmailArgument.require("--to", to);
        Mailbox mailbox;
        try (Database database = open()) {
            mailbox = database.read(tx -> Mailboxes.require(tx, name));
        }
        MailboxTrial trial = new MailboxTrial(environment(), mailbox);
        trial.run();
        if (addressee != null && !dryRun) {
            trial.send(addressee);
        }
        console().print(summary(trial));
        console().finish();
        if (!trial.sendsOverTheNet()) {
            console().notice("DNS was not asked: its mail stays on this machine");
        }
        return exitCode(trial);
    }

    private Summary summary(MailboxTrial trial) {
        return new Summary()
                .json("mailbox", name)
                .add("checks", trial.findings().stream().map(MailboxTestCommand::line).toList());
    }

    private static Summary line(SenderFinding finding) {
        String word = finding.ok() ? "ok" : "wrong";
        return new Summary()
                .json("check", finding.check())
                .json("ok", finding.ok())
                .json("detail", finding.detail())
                .line("%-5s  %-9s  %s".formatted(word, finding.check(), finding.detail()));
    }

    private int exitCode(MailboxTrial trial) {
        if (trial.findings().stream().allMatch(SenderFinding::ok)) {
            trial.resolver()
                    .ifPresent(
                            problem -> {
                                throw problem;
                            });
            return DONE;
        }
        trial.resolver().map(Problem::what).ifPresent(console()::notice);
        return Problem.Kind.DIFFERENCE.exitCode();
    }
}
