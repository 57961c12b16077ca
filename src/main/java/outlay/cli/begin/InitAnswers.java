package outlay.cli.begin;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outlay.cli.input.Environment;
import outlay.cli.input.MailboxOptions;
import outlay.mail.letter.NamedAddress;
import outlay.mailbox.MailboxPlan;
import picocli.CommandLine.Option;

/** What a first campaign needs, as options; what is missing of it is asked for. */
final class InitAnswers {
    static final String DAYS = "mon,tue,wed,thu,fri";

    @Option(
            names = "--from",
            paramLabel = "A",
            order = 1,
            description = "Who writes: \"Name <address>\".")
    @Nullable String from;

    @Option(
            names = "--transport",
            paramLabel = "URL",
            order = 2,
            description =
                    "Where the mail leaves: smtp://user@host:587, smtps://host:465 or maildir:DIR.")
    @Nullable String transport;

    @Option(
            names = "--inbox",
            paramLabel = "SOURCE",
            order = 3,
            description =
                    "Where answers arrive: imaps://user@host/FOLDER, a Maildir or an mbox (else they"
                            + " are not read).")
    @Nullable String inbox;

    @Option(
            names = "--password-command",
            paramLabel = "C",
            order = 4,
            description = "Command that prints the password of both.")
    @Nullable String passwordCommand;

    @Option(
            names = "--password-file",
            paramLabel = "F",
            order = 5,
            description = "File with it on the first line, readable by you only.")
    @Nullable String passwordFile;

    @Option(
            names = "--offer",
            paramLabel = "TEXT",
            order = 6,
            description = "What you offer, in a sentence or two: the heart of the first email.")
    @Nullable String offer;

    @Option(
            names = "--subject",
            paramLabel = "S",
            order = 7,
            description = "Subject of the first email.")
    @Nullable String subject;

    @Option(
            names = "--postal-address",
            paramLabel = "TEXT",
            order = 8,
            description = "Where you can be reached by letter; stands below each email.")
    @Nullable String postalAddress;

    @Option(
            names = "--days",
            paramLabel = "D",
            order = 9,
            description = "Days to send on (default " + DAYS + ").")
    @Nullable String days;

    @Option(
            names = "--hours",
            paramLabel = "FROM-TO",
            order = 10,
            description = "Hours to send in (default 09:00-17:00).")
    @Nullable String hours;

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            order = 11,
            description = "Of both, such as Europe/Berlin (default: the one of this machine).")
    @Nullable String timezone;

    @Option(
            names = "--per-day",
            paramLabel = "N",
            order = 12,
            defaultValue = "40",
            description = "Emails in a day at most (default 40).")
    String perDay = "";

    @Option(
            names = "--ramp",
            paramLabel = "START+STEP",
            order = 13,
            defaultValue = "10+5",
            description =
                    "START emails on the first day of sending, STEP more on each further one (default"
                            + " 10+5).")
    String ramp = "";

    @Option(
            names = "--mailbox",
            paramLabel = "NAME",
            order = 14,
            description = "What to call the mailbox (default: the address up to its @).")
    @Nullable String mailbox;

    @Option(
            names = "--campaign",
            paramLabel = "NAME",
            order = 15,
            defaultValue = "first",
            description = "What the campaign will be called (default first).")
    String campaign = "";

    /** Returns the options that nothing can be made without, and that are not given. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        add(missing, from, "--from");
        add(missing, transport, "--transport");
        if (needsPassword()) {
            add(missing, password(), "--password-command or --password-file");
        }
        add(missing, offer, "--offer");
        add(missing, subject, "--subject");
        add(missing, postalAddress, "--postal-address");
        return missing;
    }

    private static void add(List<String> missing, @Nullable String value, String option) {
        if (value == null || value.isBlank()) {
            missing.add(option);
        }
    }

    /** Says whether somebody logs in, as far as that is known yet. */
    boolean needsPassword() {
        return Stream.of(orBlank(transport), orBlank(inbox))
                .anyMatch(url -> url.matches("(?is)\\s*(smtp|imap)s?://.*@.*"));
    }

    /** Returns what tells where the password is, if anything does. */
    @Nullable String password() {
        return passwordCommand == null ? passwordFile : passwordCommand;
    }

    /** Returns the sender. */
    NamedAddress sender() {
        return NamedAddress.ofSender(orBlank(from));
    }

    /** Returns the name of the mailbox. */
    String mailboxName() {
        return mailbox == null
                ? sender().address().local().replaceFirst("(?<=.)\\+.*", "")
                : mailbox;
    }

    /**
     * Returns the mailbox.
     *
     * @throws outlay.Problem as for {@code mailbox add}
     */
    MailboxPlan plan(Environment environment) {
        MailboxOptions options = new MailboxOptions();
        options.from = from;
        options.transport = transport;
        options.inbox = inbox;
        options.passwordCommand = passwordCommand;
        options.passwordFile = passwordFile;
        options.perDay = perDay;
        options.ramp = ramp;
        options.timezone = zone();
        return options.create(environment);
    }

    /** Returns the timezone of days and hours. */
    String zone() {
        return timezone == null ? ZoneId.systemDefault().getId() : timezone;
    }

    /** Returns what has been said, or nothing. */
    static String orBlank(@Nullable String answer) {
        return answer == null ? "" : answer.strip();
    }
}
