package outlay.cli.sending;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outlay.cli.command.ChangingCommand;
import outlay.cli.input.InputFile;
import outlay.db.Database;
import outlay.delivery.inbox.Inbox;
import outlay.inbound.report.Incoming;
import outlay.inbound.report.Reception;
import outlay.inbound.report.Report;
import outlay.inbound.source.MailSource;
import outlay.inbound.source.SourceOptions;
import outlay.net.PasswordSource;
import outlay.output.Progress;
import outlay.output.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outlay inbox}. */
@Command(
        name = "inbox",
        description = {
            "Reads a mailbox for bounces, complaints, unsubscribe mails and replies. The mailbox is"
                    + " not changed, and reading it again changes nothing."
        },
        exitCodeList = {
            "0:read",
            "2:wrong usage",
            "4:no mailbox there",
            "7:the mail server cannot be reached or refuses us; run again",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay inbox ~/Maildir/.bounces",
            "  outlay inbox imaps://bounces@mail.example.com/INBOX",
            "  outlay inbox - < message.eml",
            "  outlay inbox folder-of-eml --classify"
        })
final class InboxCommand extends ChangingCommand {
    @Parameters(
            paramLabel = "SOURCE",
            description = {
                "A Maildir, an mbox file, a file or folder of .eml, - for one message on standard"
                        + " input, or imaps://user@host/FOLDER."
            })
    String source = "";

    @Option(
            names = "--classify",
            order = 1,
            description = {
                "Only say what each message is, one JSON object a line; needs no database."
            })
    boolean classify;

    @Override
    protected int run() {
        if (classify) {
            read(this::print);
            return DONE;
        }
        try (Database database = open()) {
            Inbox inbox = dryRun ? Inbox.rehearsal(database) : Inbox.of(database);
            read(inbox::add);
            console().print(summary(inbox.finish()));
        }
        return DONE;
    }

    private void read(Consumer<Incoming> visit) {
        SourceOptions options =
                SourceOptions.of(environment().streams().in(), password(), authority());
        AtomicLong messages = new AtomicLong();
        try (MailSource mailbox = MailSource.open(located(), options);
                Progress progress =
                        classify ? Progress.none() : progress("messages", Progress.UNKNOWN);
                Reception reception =
                        new Reception(
                                incoming -> {
                                    visit.accept(incoming);
                                    progress.at(messages.incrementAndGet());
                                })) {
            try {
                mailbox.forEach(reception);
            } finally {
                reception.finish(); // what came before a failure counts
            }
        }
    }

    private String located() {
        if (new InputFile(environment(), source).isStandardInput()) {
            return "-";
        }
        return source.contains("://") ? source : environment().file(source).toString();
    }

    private @Nullable String password() {
        return source.contains("://")
                ? PasswordSource.imap(environment().variables()).find().orElse(null)
                : null;
    }

    private @Nullable Path authority() {
        return environment().variable("OUTLAY_CA_FILE").map(environment()::file).orElse(null);
    }

    private void print(Incoming incoming) {
        for (Report report : incoming.reports()) {
            console()
                    .object(
                            new Summary()
                                    .json("source", incoming.source())
                                    .json("kind", report.kind().word())
                                    .json("recipient", report.recipient())
                                    .json("status", report.status())
                                    .json("hard", report.hard())
                                    .json("reason", report.reason().word()));
        }
    }

    private static Summary summary(Inbox.Result result) {
        return new Summary()
                .add("read", "Messages read: ", result.read())
                .add("bounces", "Bounces: ", result.bounces())
                .add("complaints", "Complaints: ", result.complaints())
                .add("unsubscribes", "Unsubscribe requests: ", result.unsubscribes())
                .add("replies", "Replies: ", result.replies())
                .add("autoReplies", "Automatic replies: ", result.autoReplies())
                .text("Without a valid token: ", result.unmatched())
                .add("ignored", "Ignored: ", result.ignored())
                .add("returned", "Credits returned: ", result.returned())
                .json("unmatched", result.unmatched());
    }
}
