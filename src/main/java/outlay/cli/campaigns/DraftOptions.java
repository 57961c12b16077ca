package outlay.cli.campaigns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.Count;
import outlay.Problem;
import outlay.campaign.plan.Draft;
import outlay.cli.campaigns.DraftFields.Kept;
import outlay.cli.input.Environment;
import outlay.cli.input.GapOption;
import outlay.cli.input.HoursOption;
import outlay.cli.input.InputFile;
import picocli.CommandLine.Option;

/** What a campaign says and how fast: a file, or options for the most usual of it. */
final class DraftOptions {
    @Option(
            names = "--file",
            paramLabel = "FILE",
            order = 1,
            description = "All of it as campaign.json; paths in it are relative to the file.")
    @Nullable String file;

    @Option(
            names = "--from",
            paramLabel = "A",
            order = 2,
            description = "Sender: an address, or \"Name <address>\".")
    @Nullable String from;

    @Option(
            names = "--mailbox",
            paramLabel = "NAME",
            order = 2,
            description = "Mailbox that it sends with, instead of --from (repeatable).")
    @Nullable List<String> mailboxes;

    @Option(
            names = "--subject",
            paramLabel = "S",
            order = 3,
            description = "Subject of the step, as a Liquid template.")
    @Nullable String subject;

    @Option(
            names = "--text",
            paramLabel = "FILE",
            order = 4,
            description = "Text of the step, as a Liquid template.")
    @Nullable String text;

    @Option(names = "--html", paramLabel = "FILE", order = 5, description = "The same as html.")
    @Nullable String html;

    @Option(
            names = "--step",
            paramLabel = "N",
            order = 6,
            defaultValue = "1",
            description = "The step that --subject, --text and --html are for (default 1).")
    int step;

    @Option(names = "--reply-to", paramLabel = "A", order = 7, description = "Where answers go.")
    @Nullable String replyTo;

    @Option(
            names = "--postal-address",
            paramLabel = "TEXT",
            order = 8,
            description = "Printed at the end of each email.")
    @Nullable String postalAddress;

    @Option(
            names = "--unsubscribe-mailto",
            paramLabel = "A",
            order = 9,
            description = "Address that takes unsubscribe requests.")
    @Nullable String unsubscribeMailto;

    @Option(
            names = "--unsubscribe-url",
            paramLabel = "URL",
            order = 10,
            description = "Page that takes unsubscribe requests.")
    @Nullable String unsubscribeUrl;

    @Option(
            names = "--bounce-address",
            paramLabel = "A",
            order = 11,
            description = "Where bounces go.")
    @Nullable String bounceAddress;

    @Option(
            names = "--not-commercial",
            order = 12,
            description = "No commercial email: needs no postal address and no unsubscribe.")
    boolean notCommercial;

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            order = 13,
            description = "Of days and hours, such as Europe/Berlin; contact: each contact's own.")
    @Nullable String timezone;

    @Option(
            names = "--otherwise",
            paramLabel = "ZONE",
            order = 13,
            description = "With --timezone contact: for contacts whose own is unknown.")
    @Nullable String otherZone;

    @Option(
            names = "--days",
            paramLabel = "D",
            split = ",",
            order = 14,
            description = "Days to send on: mon,tue,wed,thu,fri.")
    @Nullable List<String> days;

    @Option(
            names = "--hours",
            paramLabel = "FROM-TO",
            order = 15,
            description = "Hours to send in: 09:00-17:00, also past midnight (repeatable).")
    @Nullable List<String> hours;

    @Option(
            names = "--per-day",
            paramLabel = "N",
            order = 16,
            description = "Emails a day at most.")
    @Nullable Integer perDay;

    @Option(
            names = "--per-hour",
            paramLabel = "N",
            order = 17,
            description = "Emails in 60 minutes at most.")
    @Nullable Integer perHour;

    @Option(
            names = "--gap-seconds",
            paramLabel = "MIN[-MAX]",
            order = 18,
            description = "Pause between two emails.")
    @Nullable String gapSeconds;

    @Option(
            names = "--budget",
            paramLabel = "N",
            order = 19,
            description = "Credits that it may have at most, reserved or spent.")
    @Nullable Integer budget;

    /** Returns the draft of a new campaign. */
    DraftFields create(Environment environment) {
        boolean hasSender = from != null || mailboxes != null;
        if (file == null && (!hasSender || subject == null || text == null)) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "a campaign needs --file, or --from or --mailbox, --subject and --text",
                    "see 'outlay campaign create --help'");
        }
        return fields(environment, new DraftFields(new LinkedHashMap<>(), new Kept("options")));
    }

    /** Returns the draft of a campaign after a change: of a whole file, or of some options. */
    DraftFields update(Environment environment, String name, Draft before) {
        Kept kept = new Kept("campaign " + name);
        return fields(environment, new DraftFields(before.fields(), kept));
    }

    private DraftFields fields(Environment environment, DraftFields otherwise) {
        DraftFields fields = otherwise;
        if (file != null) {
            DraftFile written = DraftFile.open(environment, file);
            fields = new DraftFields(written.fields(), written);
        }
        String address = "ann@example.com";
        putSender(fields);
        fields.put("replyTo", replyTo, "--reply-to", address);
        fields.put("postalAddress", postalAddress, "--postal-address", "'1 High Street, Leeds'");
        fields.put("bounceAddress", bounceAddress, "--bounce-address", address);
        fields.put("commercial", notCommercial ? false : null, "--not-commercial", "");
        fields.put("unsubscribe.mailto", unsubscribeMailto, "--unsubscribe-mailto", address);
        fields.put(
                "unsubscribe.url",
                unsubscribeUrl,
                "--unsubscribe-url",
                "https://example.com/unsubscribe");
        if (timezone != null) {
            fields.drop("schedule", List.of("otherwise"));
        }
        fields.put("schedule.timezone", timezone, "--timezone", "Europe/Berlin");
        fields.put("schedule.otherwise", otherZone, "--otherwise", "Europe/London");
        fields.put("schedule.days", days, "--days", "mon,tue,wed,thu,fri");
        putHours(fields);
        fields.put("limits.perDay", perDay, "--per-day", "200");
        fields.put("limits.perHour", perHour, "--per-hour", "50");
        fields.put("limits.gapSeconds", gap(), "--gap-seconds", "30-90");
        fields.put("budget", budget, "--budget", "5000");
        putStep(environment, fields);
        return fields;
    }

    /** Who sends is given anew, as an address or as mailboxes, whatever it was before. */
    private void putSender(DraftFields fields) {
        fields.put("from", from, "--from", "'Ann Lee <ann@example.com>'");
        fields.put("mailboxes", mailboxes, "--mailbox", "nadia");
        if (mailboxes != null) {
            fields.replace("from", "mailboxes");
        } else if (from != null) {
            fields.replace("mailboxes", "from");
        }
    }

    /** The hours are given anew, as one window or as several, whatever they were before. */
    private void putHours(DraftFields fields) {
        if (hours == null) {
            return;
        }
        List<List<String>> windows = hours.stream().map(HoursOption::window).toList();
        fields.drop("schedule", List.of("from", "to", "windows"));
        if (windows.size() == 1) {
            fields.put("schedule.from", windows.get(0).get(0), "--hours", HoursOption.EXAMPLE);
            fields.put("schedule.to", windows.get(0).get(1), "--hours", HoursOption.EXAMPLE);
        } else {
            fields.put("schedule.windows", windows, "--hours", HoursOption.EXAMPLE);
        }
    }

    private @Nullable List<Integer> gap() {
        return gapSeconds == null ? null : GapOption.read(gapSeconds);
    }

    private void putStep(Environment environment, DraftFields fields) {
        List<Object> steps =
                new ArrayList<>(
                        fields.all().get("steps") instanceof List<?> list ? list : List.of());
        if (step < 1 || step > steps.size() + 1) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "--step is " + step + ", but there are " + Count.of(steps.size(), "step"),
                    "write --step 1 to " + (steps.size() + 1) + "; add others in a file");
        }
        if (subject == null && text == null && html == null) {
            return;
        }
        if (step > steps.size()) {
            steps.add(Map.of());
        }
        steps.set(step - 1, step(environment, fields, steps.get(step - 1)));
        fields.all().put("steps", steps);
    }

    private Map<String, Object> step(Environment environment, DraftFields fields, Object before) {
        Map<String, Object> after = new LinkedHashMap<>();
        if (before instanceof Map<?, ?> map) {
            map.forEach((name, value) -> after.put(String.valueOf(name), value));
        }
        String path = "steps[" + (step - 1) + "].";
        if (subject != null) {
            after.put("subject", subject);
            fields.give(path + "subject", "--subject", "'Hello {{ first_name }}'");
        }
        if (text != null) {
            after.put("text", new InputFile(environment, text).text());
            fields.give(path + "text", "--text " + text, "");
        }
        if (html != null) {
            after.put("html", new InputFile(environment, html).text());
            fields.give(path + "html", "--html " + html, "");
        }
        return after;
    }
}
