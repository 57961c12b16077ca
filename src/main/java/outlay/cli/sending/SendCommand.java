package outlay.cli.sending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.cli.command.ChangingCommand;
import outlay.cli.command.Interruption;
import outlay.db.Activity;
import outlay.db.Database;
import outlay.db.Hold;
import outlay.delivery.sending.SendRequest;
import outlay.delivery.sending.SendResult;
import outlay.delivery.sending.Sending;
import outlay.mail.address.AddressCheck;
import outlay.mail.smtp.Transport;
import outlay.mail.smtp.TransportSettings;
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
    private static final String MAILDIR = "maildir:";

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
        Transport out = transport();
        try (Interruption interruption = Interruption.watch();
                Database database = open();
                AddressCheck check = check(out)) {
            SendRequest request =
                    new SendRequest(campaigns, out, check, strict, limit, keepOn, connections);
            SendResult result =
                    dryRun ? rehearse(database, request) : send(database, request, interruption);
            new SendReport(console()).print(result);
            console().finish();
            return exitCode(result, out);
        }
    }

    private Transport transport() {
        String url =
                Optional.ofNullable(transport)
                        .or(() -> environment().variable("OUTLAY_TRANSPORT"))
                        .orElseThrow(SendCommand::nowhere);
        String seenFromHere =
                url.startsWith(MAILDIR) && url.length() > MAILDIR.length()
                        ? MAILDIR + environment().file(url.substring(MAILDIR.length()))
                        : url;
        return Transport.of(TransportSettings.of(seenFromHere, environment().variables()));
    }

    /** A default would spend credits on emails that nobody gets. */
    private static Problem nowhere() {
        return new Problem(
                Problem.Kind.USAGE,
                "nothing says where emails leave",
                "add --transport smtp://user@host:587 or set OUTLAY_TRANSPORT; --transport"
                        + " maildir:out tries things out");
    }

    private AddressCheck check(Transport out) {
        boolean dns = validate == null ? out.isRemote() : validate == Validation.DNS;
        return dns && !dryRun ? AddressCheck.dns(environment().variables()) : AddressCheck.syntax();
    }

    private SendResult send(Database database, SendRequest request, Interruption interruption) {
        interruption.stops(Thread.currentThread()::interrupt);
        Hold hold = database.hold(Activity.SEND, wait);
        try (hold) {
            Sending sending = Sending.of(database, request);
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

    private int exitCode(SendResult result, Transport out) {
        if (result.failure().isEmpty()) {
            return DONE;
        }
        String why = result.failure().get();
        String where = out.where() + ": ";
        throw new Problem(
                Problem.Kind.UNREACHABLE,
                why.startsWith(where) ? why : where + why,
                "nothing is lost: what is due stays due, run the command again");
    }
}
