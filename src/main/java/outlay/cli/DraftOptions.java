package outlay.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.campaign.Draft;
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
            description = "Of days and hours, such as Europe/Berlin.")
    @Nullable String timezone;

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
            description = "Hours to send in: 09:00-17:00.")
    @Nullable String hours;

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

    /** Returns the draft of a new campaign. */
    Draft create(Environment environment) {
        if (file == null && (from == null || subject == null || text == null)) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "a campaign needs --file, or --from, --subject and --text",
                    "see 'outlay campaign create --help'");
        }
        return draft(environment, new LinkedHashMap<>());
    }

    /** Returns the draft of a campaign after a change: of a whole file, or of some options. */
    Draft update(Environment environment, Draft before) {
        return draft(environment, file == null ? before.fields() : new LinkedHashMap<>());
    }

    private Draft draft(Environment environment, Map<String, Object> fields) {
        String origin = "options";
        if (file != null) {
            fields.putAll(DraftFile.read(environment, file));
            origin = file;
        }
        put(fields, "from", from);
        put(fields, "replyTo", replyTo);
        put(fields, "postalAddress", postalAddress);
        put(fields, "bounceAddress", bounceAddress);
        put(fields, "commercial", notCommercial ? false : null);
        put(object(fields, "unsubscribe"), "mailto", unsubscribeMailto);
        put(object(fields, "unsubscribe"), "url", unsubscribeUrl);
        putSchedule(object(fields, "schedule"));
        put(object(fields, "limits"), "perDay", perDay);
        put(object(fields, "limits"), "perHour", perHour);
        put(object(fields, "limits"), "gapSeconds", gap());
        putStep(environment, fields);
        return Draft.of(fields, origin);
    }

    private void putSchedule(Map<String, Object> schedule) {
        put(schedule, "timezone", timezone);
        put(schedule, "days", days);
        if (hours != null) {
            String[] ends = hours.split("-", -1);
            if (ends.length != 2) {
                throw new Problem(
                        Problem.Kind.USAGE, "not hours: " + hours, "write --hours 09:00-17:00");
            }
            schedule.put("from", ends[0]);
            schedule.put("to", ends[1]);
        }
    }

    private @Nullable List<Integer> gap() {
        if (gapSeconds == null) {
            return null;
        }
        try {
            List<Integer> ends = new ArrayList<>();
            for (String end : gapSeconds.split("-", -1)) {
                ends.add(Integer.valueOf(end.strip()));
            }
            return ends;
        } catch (NumberFormatException e) {
            throw new Problem(
                    Problem.Kind.USAGE, "no gap: " + gapSeconds, "write --gap-seconds 30-90", e);
        }
    }

    private void putStep(Environment environment, Map<String, Object> fields) {
        if (subject == null && text == null && html == null) {
            return;
        }
        List<Object> steps =
                new ArrayList<>(fields.get("steps") instanceof List<?> list ? list : List.of());
        if (step < 1 || step > steps.size() + 1) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "there is no step " + step,
                    "the campaign has " + steps.size() + " steps; add others in a file");
        }
        if (step > steps.size()) {
            steps.add(new LinkedHashMap<String, Object>());
        }
        Map<String, Object> fieldsOfStep = new LinkedHashMap<>();
        if (steps.get(step - 1) instanceof Map<?, ?> before) {
            before.forEach((name, value) -> fieldsOfStep.put(String.valueOf(name), value));
        }
        put(fieldsOfStep, "subject", subject);
        put(fieldsOfStep, "text", text == null ? null : new InputFile(environment, text).text());
        put(fieldsOfStep, "html", html == null ? null : new InputFile(environment, html).text());
        steps.set(step - 1, fieldsOfStep);
        fields.put("steps", steps);
    }

    private static Map<String, Object> object(Map<String, Object> fields, String name) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (fields.get(name) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> object.put(String.valueOf(key), value));
        } else if (fields.get(name) != null) {
            // Not an object: the reader says so.
            return new LinkedHashMap<>();
        }
        fields.put(name, object);
        return object;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
