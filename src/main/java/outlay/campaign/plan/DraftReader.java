package outlay.campaign.plan;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import outlay.Word;

/** Reads what {@code campaign.json} says, and refuses what it cannot mean. */
final class DraftReader {
    private static final int MOST_DAYS = 365;

    private final Origin origin;

    DraftReader(Origin origin) {
        this.origin = origin;
    }

    Draft read(Map<String, Object> file) {
        FileFields fields = new FileFields(origin, "", file);
        FileFields unsubscribe = fields.object("unsubscribe");
        Settings settings =
                new Settings(
                        fields.has("from") ? fields.required("from") : "",
                        mailboxes(fields),
                        fields.text("replyTo"),
                        fields.text("postalAddress"),
                        unsubscribe.text("mailto"),
                        unsubscribe.text("url"),
                        fields.text("bounceAddress"),
                        fields.truth("commercial", true),
                        ScheduleReader.schedule(fields.object("schedule")),
                        limits(fields.object("limits")),
                        bounceLimit(fields.object("bounceLimit")),
                        answers(fields),
                        positive(fields, "budget"));
        unsubscribe.refuseOthers();
        List<Step> steps = StepReader.steps(fields);
        fields.refuseOthers();
        return new Draft(settings, steps);
    }

    private Limits limits(FileFields fields) {
        List<Object> gap = fields.list("gapSeconds");
        int least = gap.isEmpty() ? 0 : seconds(fields, gap.get(0));
        int most = gap.isEmpty() ? 0 : seconds(fields, gap.get(gap.size() - 1));
        if (gap.size() > 2 || most < least) {
            throw fields.wrong("gapSeconds", "is no range", "write [30, 90]");
        }
        Limits limits =
                new Limits(positive(fields, "perDay"), positive(fields, "perHour"), least, most);
        fields.refuseOthers();
        return limits;
    }

    private static int seconds(FileFields fields, Object value) {
        if (value instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= 0) {
            return number.intValue();
        }
        throw fields.wrong("gapSeconds", "has no number of seconds: " + value, "write [30, 90]");
    }

    private static OptionalInt positive(FileFields fields, String name) {
        return fields.has(name)
                ? OptionalInt.of(fields.number(name, 1, Integer.MAX_VALUE, 1))
                : OptionalInt.empty();
    }

    private static BounceLimit bounceLimit(FileFields fields) {
        BounceLimit usual = BounceLimit.USUAL;
        BounceLimit limit =
                new BounceLimit(
                        fields.number("percent", 1, 100, usual.percent()),
                        fields.number("atLeast", 1, Integer.MAX_VALUE, usual.atLeast()));
        fields.refuseOthers();
        return limit;
    }

    /** A campaign writes as itself or with mailboxes: one of the two. */
    private static List<String> mailboxes(FileFields fields) {
        List<Object> written = fields.list("mailboxes");
        List<String> names = written.stream().map(String::valueOf).map(String::strip).toList();
        if (names.isEmpty()) {
            fields.required("from", "mailboxes");
        } else if (fields.has("from")) {
            throw fields.wrong(
                    "mailboxes", "is there beside \"from\"", "write one of the two: who sends");
        }
        if (Set.copyOf(names).size() < names.size()) {
            throw fields.wrong("mailboxes", "names one twice: " + names, "write each once");
        }
        return names;
    }

    private static Answers answers(FileFields fields) {
        String word = fields.text("stopOnReply");
        StopOnReply stop =
                Word.find(StopOnReply.class, word == null ? "campaign" : word)
                        .orElseThrow(
                                () ->
                                        fields.wrong(
                                                "stopOnReply",
                                                "stops nobody: " + word,
                                                "write campaign, person or company"));
        FileFields autoReply = fields.object("autoReply");
        OptionalInt waitDays =
                autoReply.isAbsent()
                        ? OptionalInt.empty()
                        : OptionalInt.of(autoReply.number("waitDays", 1, MOST_DAYS, 1));
        autoReply.refuseOthers();
        return new Answers(stop, waitDays);
    }
}
