package outlay.cli.sending;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.cli.command.ChangingCommand;
import outlay.cli.command.Interruption;
import outlay.cli.input.TransportChoice;
import outlay.db.Activity;
import outlay.db.Database;
import outlay.db.Hold;
import outlay.delivery.sending.SendRequest;
import outlay.delivery.sending.SendResult;
import outlay.delivery.sending.Sending;
import outlay.output.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outlay send}. */
@Command(
        name = "send",
        description = "Sends what is due: of all active campaigns, or of those named.",
        exitCodeList = {
            "0:sent what could be sent; refused, held and deferred recipients are news, no failure",
            "2:wrong usage",
            "5:no such campaign, or it is paused",
            "7:the mail server cannot be reached or refuses us; nothing lost, run again",
            "8:another send is running, or the database is busy; run again",
            "10:not an Outlay database",
            "130:interrupted; what was in flight is finished, nothing lost"
        },
        footer = {
            "  outlay send                                   # for cron",
            "  outlay send spring --transport maildir:out --limit 10",
            "  outlay send --transport smtp://me@mail.example.com --for 50m --connections 4"
        })
final class SendCommand extends ChangingCommand {
    @Parameters(
            paramLabel = "CAMPAIGN",
            arity = "0..*",
            description = "Only these; a draft is started.")
    List<String> campaigns = new ArrayList<>();

    @Option(
            names = "--transport",
            paramLabel = "URL",
            order = 1,
            description =
                    "smtp://user@host:587, smtps://host:465 or maildir:DIR (else OUTLAY_TRANSPORT;"
                            + " there is no default).")
    @Nullable String transport;

    @Option(names = "--limit", paramLabel = "N", order = 2, description = "Send N emails at most.")
    long limit = Long.MAX_VALUE;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            order = 3,
            converter = Durations.class,
            description = "Keep on for so long (90s, 10m, 2h), and send what becomes due.")
    Duration keepOn = Duration.ZERO;

    @Option(
            names = "--connections",
            paramLabel = "N",
            order = 4,
            description = "Connections to the mail server (default 1).")
    int connections = 1;

    @Option(
            names = "--validate",
            paramLabel = "dns|syntax",
            order = 5,
            description = "How to check addresses (default dns for SMTP, syntax for maildir:).")
    @Nullable Validation validate;

    @Option(
            names = "--strict",
            order = 6,
            description =
                    "Refuse role addresses (info@, sales@) and disposable ones: they become invalid"
                            + " and give their credit back.")
    boolean strict;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            order = 7,
            converter = Durations.class,
            description = "Wait so long for another send to end.")
    Duration wait = Duration.ZERO;

    /** How addresses are checked before sending. */
    enum Validation {
        DNS,
        SYNTAX
    }

    @Override
    protected int run() {
        if (limit < 0) {
            throw outOfRange("--limit", limit, "0 or more");
        }
        if (connections < 1 || connections > SendRequest.MOST_CONNECTIONS) {
            throw outOfRange("--connections", connections, "1 to " + SendRequest.MOST_CONNECTIONS);
        }
        TransportChoice choice = new TransportChoice(environment(), transport);
        Validation check = dryRun ? Validation.SYNTAX : validate;
        try (Interruption interruption = Interruption.watch();
                Database database = open();
                RunChecks checks = new RunChecks(check, environment().variables());
                SentCopies copies = new SentCopies(environment())) {
            RunTransports transports = new RunTransports(choice, copies);
            SendRequest request =
                    new SendRequest(
                            campaigns, transports, checks, strict, limit, keepOn, connections);
            SendResult result =
                    dryRun ? rehearse(database, request) : send(database, request, interruption);
            copies.finish();
            new SendReport(console()).print(result);
            copies.failures().forEach(console()::notice);
            console().finish();
            return exitCode(result);
        }
    }

    private SendResult send(Database database, SendRequest request, Interruption interruption) {
        interruption.stops(Thread.currentThread()::interrupt);
        Hold hold = database.hold(Activity.SEND, Sending.senders(database, campaigns), wait);
        try (hold) {
            Sending sending = Sending.of(database, request, hold);
            interruption.stops(sending::stop);
            Progress progress =
                    Progress.watch(
                            console(), "send", "emails", Progress.UNKNOWN, sending::departed);
            try (progress) {
                return sending.run();
            }
        }
    }

    /** Shows what would be sent: a mail server that takes everything, and no change kept. */
    private static SendResult rehearse(Database database, SendRequest request) {
        return database.rehearseAside(aside -> Sending.rehearsal(aside, request.onPaper()).run());
    }

    private static int exitCode(SendResult result) {
        List<SendResult.Failure> failures = result.failures();
        if (failures.isEmpty()) {
            return DONE;
        }
        throw new Problem(
                Problem.Kind.UNREACHABLE,
                failures.stream().map(SendResult.Failure::what).collect(joining("; ")),
                Stream.concat(
                                failures.stream()
                                        .map(SendResult.Failure::hint)
                                        .filter(hint -> hint.startsWith("it is paused")),
                                Stream.of(
                                        "nothing is lost: what is due stays due, run the command"
                                                + " again"))
                        .distinct()
                        .collect(joining("; ")));
    }
}
