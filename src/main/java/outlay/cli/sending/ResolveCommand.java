package outlay.cli.sending;

import java.util.ArrayList;
import java.util.List;
import outlay.EmailAddress;
import outlay.Problem;
import outlay.cli.command.ChangingCommand;
import outlay.cli.input.EmailArgument;
import outlay.db.Database;
import outlay.delivery.Resolution;
import outlay.output.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outlay resolve}. */
@Command(
        name = "resolve",
        description = {
            "Settles messages of which nobody knows whether they were sent, because the send or the"
                    + " connection broke at the wrong moment."
        },
        exitCodeList = {
            "0:settled, or nothing was in doubt",
            "2:wrong usage",
            "3:settled, but some addresses are not in doubt; they are listed",
            "5:no such campaign",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay recipients spring --status in-doubt",
            "  outlay resolve spring --sent                    # the server's log has them",
            "  outlay resolve spring ann@example.com --resend  # it has not"
        })
final class ResolveCommand extends ChangingCommand {
    @Parameters(index = "0", paramLabel = "CAMPAIGN", description = "The campaign.")
    String campaign = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "EMAIL",
            description = "Only these (else all that are in doubt).")
    List<String> emails = new ArrayList<>();

    @Option(names = "--sent", order = 1, description = "They were sent.")
    boolean sent;

    @Option(names = "--resend", order = 2, description = "They were not: send them again.")
    boolean resend;

    @Override
    protected int run() {
        if (sent == resend) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "say either --sent or --resend",
                    "look into the mail server's log for what became of them");
        }
        List<EmailAddress> named = emails.stream().map(EmailArgument::require).toList();
        Resolution.Result result;
        try (Database database = open()) {
            result = change(database, tx -> Resolution.resolve(tx, campaign, named, sent));
        }
        console()
                .print(
                        new Summary()
                                .json("campaign", result.campaign())
                                .add("sent", "Counted as sent: ", result.sent())
                                .add("resent", "To be sent again: ", result.resent())
                                .add("spent", "Credits spent: ", result.spent())
                                .add("returned", "Credits returned: ", result.returned())
                                .json("notInDoubt", result.notInDoubt()));
        result.notInDoubt().forEach(address -> console().notice("not in doubt: " + address));
        return result.notInDoubt().isEmpty() ? DONE : SOME_FAILED;
    }
}
