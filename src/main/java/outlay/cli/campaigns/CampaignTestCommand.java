package outlay.cli.campaigns;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.Count;
import outlay.EmailAddress;
import outlay.Problem;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.cli.command.ChangingCommand;
import outlay.cli.input.EmailArgument;
import outlay.cli.input.TransportChoice;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.delivery.writing.Preview;
import outlay.delivery.writing.TestLetters;
import outlay.delivery.writing.TestLetters.TestLetter;
import outlay.mail.smtp.Envelope;
import outlay.mail.smtp.MailConnection;
import outlay.mail.smtp.Outcome;
import outlay.mail.smtp.Transport;
import outlay.output.Summary;
import outlay.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outlay campaign test}. */
@Command(
        name = "test",
        description = "Sends the emails of a campaign to you, as a contact would get them.",
        exitCodeList = {
            "0:sent",
            "2:wrong usage",
            "3:some are not sent: a field is missing, or the server refuses them",
            "5:no such campaign or contact",
            "7:the mail server cannot be reached or refuses us",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay campaign test spring --to me@example.com",
            "  outlay campaign test spring --to me@example.com --step 2"
        })
final class CampaignTestCommand extends ChangingCommand {
    @Parameters(paramLabel = "NAME", description = "The campaign.")
    String name = "";

    @Option(names = "--to", paramLabel = "EMAIL", required = true, description = "Where they go.")
    String to = "";

    @Option(
            names = "--contact",
            paramLabel = "EMAIL",
            description = "As whose (else the campaign's first recipient, else the first contact).")
    @Nullable String contact;

    @Option(names = "--step", paramLabel = "N", description = "Only this email.")
    @Nullable Integer step;

    @Option(
            names = "--transport",
            paramLabel = "URL",
            description = "As for 'outlay send'; else as the campaign's emails leave.")
    @Nullable String transport;

    @Override
    protected int run() {
        TestLetters test;
        try (Database database = open()) {
            test = database.read(this::write);
        }
        TransportChoice choice = new TransportChoice(environment(), transport);
        Transport way =
                test.mailbox()
                        .map(choice::of)
                        .orElseGet(choice::ofRun)
                        .orElseThrow(TransportChoice::nowhere);
        Table emails = new Table("step", "sent", "reason");
        int sent = 0;
        try (MailConnection connection = way.connect()) {
            if (!dryRun) {
                connection.open();
            }
            for (TestLetter letter : chosen(test)) {
                String problem = deliver(connection, letter);
                emails.row(letter.step(), problem == null, problem);
                sent += problem == null ? 1 : 0;
            }
        }
        Optional<Path> seen = dryRun || sent == 0 ? Optional.empty() : way.folder();
        console()
                .print(
                        new Summary()
                                .json("campaign", name)
                                .json("to", to)
                                .json("contact", test.contact().address().written())
                                .json("sent", sent)
                                .line("Sent to " + to + ": " + Count.of(sent, "email"))
                                .textIfAny("Look at them in: ", seen)
                                .add("emails", emails));
        return sent == chosen(test).size() ? DONE : SOME_FAILED;
    }

    private TestLetters write(Transaction tx) {
        Campaign campaign = Campaigns.require(tx, name);
        if (step != null) {
            Preview.requireStep(campaign, step);
        }
        EmailAddress as = contact == null ? null : EmailArgument.require("--contact", contact);
        return TestLetters.of(tx, campaign, as, EmailArgument.require("--to", to));
    }

    private List<TestLetter> chosen(TestLetters test) {
        List<TestLetter> letters = new ArrayList<>(test.letters());
        letters.removeIf(letter -> step != null && letter.step() != step);
        return letters;
    }

    /** Returns why the email was not sent; null when it was. */
    private @Nullable String deliver(MailConnection connection, TestLetter letter) {
        Envelope envelope = letter.result().envelope();
        if (envelope == null || dryRun) {
            return envelope == null ? letter.result().heldBecause() : null;
        }
        Outcome outcome = connection.deliver(envelope, letter.result().message());
        return switch (outcome.kind()) {
            case ACCEPTED -> null;
            case UNREACHABLE, REFUSED_US, UNKNOWN ->
                    throw new Problem(
                            Problem.Kind.UNREACHABLE,
                            "step " + letter.step() + " was not taken: " + outcome.words(),
                            "nothing was counted; run the command again");
            case REFUSED, GONE, DEFERRED, INVALID -> outcome.words();
        };
    }
}
