package outlay.cli.input;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.campaign.plan.Limits;
import outlay.mail.letter.NamedAddress;
import outlay.mailbox.MailboxPlan;
import outlay.mailbox.MailboxPlan.Identity;
import outlay.mailbox.MailboxPlan.PasswordPlace;
import outlay.mailbox.MailboxPlan.Ways;
import outlay.mailbox.Quota;
import outlay.mailbox.Ramp;
import picocli.CommandLine.Option;

/** What is written about a mailbox, as options. An empty value takes a setting away. */
public final class MailboxOptions {
    @Option(
            names = "--from",
            paramLabel = "A",
            order = 1,
            description = "Its sender: an address, or \"Name <address>\".")
    public @Nullable String from;

    @Option(
            names = "--transport",
            paramLabel = "URL",
            order = 2,
            description =
                    "Where its mail leaves: smtp://user@host:587, smtps://host:465 or maildir:DIR"
                            + " (else what 'outlay send' has).")
    public @Nullable String transport;

    @Option(
            names = "--inbox",
            paramLabel = "SOURCE",
            order = 3,
            description =
                    "Where its answers arrive: imaps://user@host/FOLDER, a Maildir or an mbox.")
    public @Nullable String inbox;

    @Option(
            names = "--sent-folder",
            paramLabel = "F",
            order = 4,
            description = "Folder of the IMAP inbox's server that gets a copy of each email.")
    @Nullable String sentFolder;

    @Option(names = "--reply-to", paramLabel = "A", order = 5, description = "Where answers go.")
    @Nullable String replyTo;

    @Option(
            names = "--bounce-address",
            paramLabel = "A",
            order = 6,
            description = "Where bounces go.")
    @Nullable String bounceAddress;

    @Option(
            names = "--password-file",
            paramLabel = "F",
            order = 7,
            description = "File with its password on the first line, readable by you only.")
    public @Nullable String passwordFile;

    @Option(
            names = "--password-command",
            paramLabel = "C",
            order = 8,
            description = "Command that prints its password, or a token for auth=xoauth2.")
    public @Nullable String passwordCommand;

    @Option(
            names = "--per-day",
            paramLabel = "N",
            order = 9,
            description = "Emails in a calendar day at most.")
    public @Nullable String perDay;

    @Option(
            names = "--per-hour",
            paramLabel = "N",
            order = 10,
            description = "Emails in 60 minutes at most.")
    @Nullable String perHour;

    @Option(
            names = "--gap-seconds",
            paramLabel = "MIN[-MAX]",
            order = 11,
            description = "Pause between two emails.")
    @Nullable String gapSeconds;

    @Option(
            names = "--ramp",
            paramLabel = "START+STEP",
            order = 12,
            description =
                    "START emails on its first day of sending, STEP more on each further one.")
    public @Nullable String ramp;

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            order = 13,
            description = "Of its days, such as Europe/Berlin (default UTC).")
    public @Nullable String timezone;

    /** Returns what is written about a new mailbox. */
    public MailboxPlan create(Environment environment) {
        if (from == null) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "a mailbox needs --from",
                    "write --from 'Nadia Brook <nadia@example.com>'");
        }
        return update(
                environment,
                new MailboxPlan(
                        new Identity("", null, null),
                        new Ways(null, null, null),
                        null,
                        new Quota(Limits.NONE, Optional.empty(), ZoneId.of("UTC"))));
    }

    /** Returns what is written about a mailbox after a change. */
    public MailboxPlan update(Environment environment, MailboxPlan before) {
        Identity identity = identity(before.identity());
        MailboxWays ways = new MailboxWays(environment);
        return new MailboxPlan(
                identity,
                ways.check(
                        new Ways(
                                set(transport, before.ways().transport(), ways::transport),
                                set(inbox, before.ways().inbox(), ways::inbox),
                                set(sentFolder, before.ways().sentFolder(), String::strip))),
                password(ways, before.password()),
                quota(before.quota()));
    }

    private Identity identity(Identity before) {
        if (from != null && from.isBlank()) {
            throw new Problem(
                    Problem.Kind.USAGE, "--from is empty", "a mailbox cannot do without it");
        }
        String sender = set(from, before.from(), text -> address("--from", text));
        return new Identity(
                sender == null ? before.from() : sender,
                set(replyTo, before.replyTo(), text -> address("--reply-to", text)),
                set(bounceAddress, before.bounceAddress(), t -> address("--bounce-address", t)));
    }

    private static String address(String option, String text) {
        try {
            NamedAddress.ofSender(text);
            return text.strip();
        } catch (Problem e) {
            throw new Problem(Problem.Kind.USAGE, option + ": " + e.what(), e.hint(), e);
        }
    }

    private @Nullable PasswordPlace password(MailboxWays ways, @Nullable PasswordPlace before) {
        if (passwordFile == null && passwordCommand == null) {
            return before;
        }
        if (isGiven(passwordFile) && isGiven(passwordCommand)) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "--password-file and --password-command are both given",
                    "a password is found in one place: leave one of them out");
        }
        String file = set(passwordFile, null, ways::passwordFile);
        String command = set(passwordCommand, null, String::strip);
        return file == null && command == null ? null : new PasswordPlace(file, command);
    }

    private static boolean isGiven(@Nullable String option) {
        return option != null && !option.isBlank();
    }

    private Quota quota(Quota before) {
        Limits limits = limits(before.limits());
        Optional<Ramp> newRamp = ramp == null ? before.ramp() : ramp(ramp);
        if (newRamp.isPresent() && limits.perDay().isEmpty()) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "--ramp without --per-day",
                    "say how many emails a day it shall come to: --per-day 50");
        }
        return new Quota(limits, newRamp, timezone == null ? before.timezone() : zone(timezone));
    }

    private Limits limits(Limits before) {
        int gapMin = before.gapMin();
        int gapMax = before.gapMax();
        if (gapSeconds != null) {
            List<Integer> gap = gapSeconds.isBlank() ? List.of(0, 0) : GapOption.range(gapSeconds);
            gapMin = gap.get(0);
            gapMax = gap.get(1);
        }
        return new Limits(
                perDay == null ? before.perDay() : limit("--per-day", perDay),
                perHour == null ? before.perHour() : limit("--per-hour", perHour),
                gapMin,
                gapMax);
    }

    private static OptionalInt limit(String option, String text) {
        return text.isBlank() ? OptionalInt.empty() : OptionalInt.of(positive(option, text));
    }

    private static int positive(String option, String text) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(option, text);
        }
        throw wrong(option, text);
    }

    private static Problem wrong(String option, String text) {
        return new Problem(
                Problem.Kind.USAGE, option + " is " + text, "write a whole number, 1 or more");
    }

    private static Optional<Ramp> ramp(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                Ramp.parse(text)
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                Problem.Kind.USAGE,
                                                "--ramp is no ramp: " + text,
                                                "write --ramp 20+5")));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name.isBlank() ? "UTC" : name.strip());
        } catch (DateTimeException e) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "--timezone is no time zone: " + name,
                    "write --timezone Europe/Berlin",
                    e);
        }
    }

    private interface Reading {
        String read(String text);
    }

    private static @Nullable String set(
            @Nullable String given, @Nullable String before, Reading reading) {
        if (given == null) {
            return before;
        }
        return given.isBlank() ? null : reading.read(given);
    }
}
