package outlay.cli.sending;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.cli.command.ChangingCommand;
import outlay.cli.input.InputFile;
import outlay.db.Database;
import outlay.delivery.inbox.Inbox;
import outlay.inbound.report.Incoming;
import outlay.inbound.report.Report;
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
            "Reads mailboxes for bounces, complaints, unsubscribe mails and replies. They are"
                    + " not changed, and reading one again changes nothing."
        },
        exitCodeList = {
            "0:read",
            "2:wrong usage",
            "4:no mailbox there",
            "7:a mail server or inbox cannot be reached or refuses us; run again",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay inbox             # of every mailbox, what is new",
            "  outlay inbox ~/Maildir/.bounces",
            "  outlay inbox imaps://bounces@mail.example.com/INBOX",
            "  outlay inbox - < message.eml",
            "  outlay inbox folder-of-eml --classify",
            "  grep 'POST /unsubscribe' access.log | outlay inbox --tokens -"
        })
final class InboxCommand extends ChangingCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "SOURCE",
            description = {
                "A Maildir, an mbox file, a file or folder of .eml, - for one message on standard"
                        + " input, or imaps://user@host/FOLDER. Without one: what is new in the"
                        + " inbox of every mailbox."
            })
    @Nullable String source;

    @Option(
            names = "--classify",
            order = 1,
            description = {
                "Only say what each message is, one JSON object a line; needs no database."
            })
    boolean classify;

    @Option(
            names = "--tokens",
            paramLabel = "FILE|-",
            order = 2,
            description = {
                "Lines with a token each, such as a web server's log of one-click requests: who has"
                        + " them is unsubscribed."
            })
    @Nullable String tokens;

    @Override
    protected int run() {
        requireOneSource();
        if (classify) {
            read(this::print);
            return DONE;
        }
        try (Database database = open()) {
            Inbox inbox = dryRun ? Inbox.rehearsal(database) : Inbox.of(database);
            MailboxInboxes inboxes = new MailboxInboxes(environment(), database);
            fill(inbox, inboxes);
            console().print(summary(inbox.finish()));
            console().finish();
            inboxes.requireAllRead();
        }
        return DONE;
    }

    private void fill(Inbox inbox, MailboxInboxes inboxes) {
        AtomicLong messages = new AtomicLong();
        try (Progress progress = progress("messages", Progress.UNKNOWN)) {
            Consumer<Incoming> visit =
                    incoming -> {
                        inbox.add(incoming);
                        progress.at(messages.incrementAndGet());
                    };
            if (source == null && tokens == null) {
                inboxes.read(inbox, visit, console()::notice);
            } else {
                read(visit);
            }
        }
    }

    /** Reads one source, or lines with tokens. */
    private void read(Consumer<Incoming> visit) {
        if (tokens != null) {
            TokenLines.read(new InputFile(environment(), tokens), visit);
        } else if (source != null) {
            new InboxSources(environment()).read(source, password(source), visit);
        }
    }

    private @Nullable String password(String url) {
        return url.contains("://")
                ? PasswordSource.imap(environment().variables()).find().orElse(null)
                : null;
    }

    private void requireOneSource() {
        if (source != null && tokens != null) {
            throw new Problem(
                    Problem.Kind.USAGE, "either a SOURCE or --tokens", "run it once for each");
        }
        if (classify && source == null && tokens == null) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "--classify needs a SOURCE",
                    "name a Maildir, an mbox, an .eml file or folder, - or an IMAP URL");
        }
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
