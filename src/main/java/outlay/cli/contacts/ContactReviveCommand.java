package outlay.cli.contacts;

import java.util.ArrayList;
import java.util.List;
import outlay.EmailAddress;
import outlay.Problem;
import outlay.campaign.Revival;
import outlay.cli.command.ChangingCommand;
import outlay.cli.input.EmailArgument;
import outlay.db.Database;
import outlay.db.Operations;
import outlay.db.Transaction;
import outlay.output.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outlay contact revive}. */
@Command(
        name = "revive",
        description = {
            "Takes back what Outlay itself has found about addresses: that they are invalid, or"
                    + " that their mailbox is gone. Who has unsubscribed or complained, and whom"
                    + " you put on the do-not-email list, stays there."
        },
        exitCodeList = {
            "0:revived, or nothing stood against them",
            "2:wrong usage",
            "3:some are still not emailed, or are no contacts; they are listed",
            "5:the only address is still not emailed, or is no contact",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay contact revive ann@example.com",
            "  echo ann@example.com | outlay upload spring --again --emails -"
        })
final class ContactReviveCommand extends ChangingCommand {
    @Parameters(paramLabel = "EMAIL", arity = "1..*", description = "Whom.")
    List<String> emails = new ArrayList<>();

    private record Failure(String email, String reason) {
        Summary summary() {
            return new Summary().json("email", email).json("reason", reason);
        }
    }

    private record Attempts(long revived, long unchanged, List<Failure> failed) {}

    @Override
    protected int run() {
        List<EmailAddress> addresses =
                emails.stream().map(EmailArgument::require).distinct().toList();
        Attempts attempts;
        try (Database database = open()) {
            attempts = change(database, tx -> revive(tx, addresses));
        }
        if (addresses.size() == 1 && !attempts.failed().isEmpty()) {
            throw refused(attempts.failed().get(0));
        }
        console()
                .print(
                        new Summary()
                                .add("revived", "Revived: ", attempts.revived)
                                .add("unchanged", "Nothing stood against: ", attempts.unchanged)
                                .json("failed", Summary.each(attempts.failed, Failure::summary)));
        attempts.failed()
                .forEach(
                        each ->
                                console()
                                        .notice("not revived: " + each.email + ": " + each.reason));
        return attempts.failed().isEmpty() ? DONE : SOME_FAILED;
    }

    private static Attempts revive(Transaction tx, List<EmailAddress> addresses) {
        Operations.begin(tx, "contact revive");
        long revived = 0;
        long unchanged = 0;
        List<Failure> failed = new ArrayList<>();
        for (EmailAddress address : addresses) {
            Revival.Result result = Revival.of(tx, address);
            if (result instanceof Revival.Refused refused) {
                failed.add(new Failure(address.written(), refused.reason()));
            } else if (result instanceof Revival.Revived) {
                revived++;
            } else {
                unchanged++;
            }
        }
        return new Attempts(revived, unchanged, failed);
    }

    private static Problem refused(Failure only) {
        return new Problem(
                Problem.Kind.NOT_ALLOWED,
                "not revived: " + only.email + ": " + only.reason,
                "revive takes back what send and inbox found; 'outlay suppress remove' takes off"
                        + " the list what people wanted");
    }
}
