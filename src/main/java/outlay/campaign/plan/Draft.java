package outlay.campaign.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What an operator writes about a campaign: in {@code campaign.json}, or as options. */
public record Draft(Settings settings, List<Step> steps) {

    /**
     * Reads a draft in the form of {@code campaign.json}, with the texts themselves in the place of
     * their files' names.
     *
     * @param origin where it was written, for messages
     * @throws outlay.Problem naming the field as it was written
     */
    public static Draft of(Map<String, Object> fields, Origin origin) {
        return new DraftReader(origin).read(fields);
    }

    /** Returns the draft in the form that {@link #of(Map, Origin)} reads. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "from", settings.from().isEmpty() ? null : settings.from());
        put(fields, "mailboxes", settings.mailboxes().isEmpty() ? null : settings.mailboxes());
        put(fields, "replyTo", settings.replyTo());
        put(fields, "postalAddress", settings.postalAddress());
        Map<String, Object> unsubscribe = new LinkedHashMap<>();
        put(unsubscribe, "mailto", settings.unsubscribeMailto());
        put(unsubscribe, "url", settings.unsubscribeUrl());
        put(fields, "unsubscribe", unsubscribe.isEmpty() ? null : unsubscribe);
        put(fields, "bounceAddress", settings.bounceAddress());
        fields.put("commercial", settings.commercial());
        fields.put("schedule", schedule(settings.schedule()));
        fields.put("limits", limits(settings.limits()));
        Map<String, Object> bounceLimit = new LinkedHashMap<>();
        bounceLimit.put("percent", settings.bounceLimit().percent());
        bounceLimit.put("atLeast", settings.bounceLimit().atLeast());
        fields.put("bounceLimit", bounceLimit);
        settings.budget().ifPresent(credits -> fields.put("budget", credits));
        fields.put("stopOnReply", settings.answers().stopOnReply().toString());
        OptionalInt waitDays = settings.answers().waitDays();
        waitDays.ifPresent(days -> fields.put("autoReply", Map.of("waitDays", days)));
        fields.put("steps", steps.stream().map(Draft::step).toList());
        return fields;
    }

    private static Map<String, Object> schedule(Schedule schedule) {
        Map<String, Object> fields = new LinkedHashMap<>();
        String timezone = schedule.timezone().getId();
        fields.put("timezone", schedule.ofContact() ? ScheduleReader.CONTACT : timezone);
        put(fields, "otherwise", schedule.ofContact() ? timezone : null);
        fields.put("days", new ArrayList<>(List.of(Days.text(schedule.days()).split(","))));
        List<List<String>> windows = schedule.windows().stream().map(Draft::window).toList();
        if (windows.size() == 1) {
            fields.put("from", windows.get(0).get(0));
            fields.put("to", windows.get(0).get(1));
        } else {
            fields.put("windows", windows);
        }
        List<String> closed = schedule.daysOff().written();
        put(fields, "closed", closed.isEmpty() ? null : closed);
        put(fields, "holidays", schedule.daysOff().holidays().map(Holidays::code).orElse(null));
        return fields;
    }

    private static List<String> window(Window window) {
        return List.of(window.opens().toString(), ClockTime.text(window.closes()));
    }

    private static Map<String, Object> limits(Limits limits) {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "perDay", number(limits.perDay()));
        put(fields, "perHour", number(limits.perHour()));
        if (limits.gapMax() > 0) {
            fields.put("gapSeconds", List.of(limits.gapMin(), limits.gapMax()));
        }
        return fields;
    }

    private static Map<String, Object> step(Step step) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("afterDays", step.afterDays());
        put(fields, step.wording());
        if (!step.variants().isEmpty()) {
            fields.put("variants", step.variants().stream().map(Draft::variant).toList());
        }
        return fields;
    }

    private static Map<String, Object> variant(Variant variant) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", variant.name());
        fields.put("weight", variant.weight());
        put(fields, variant.wording());
        return fields;
    }

    private static void put(Map<String, Object> fields, Wording wording) {
        put(fields, "subject", wording.subject());
        put(fields, "text", wording.text());
        put(fields, "html", wording.html());
    }

    private static @Nullable Integer number(OptionalInt limit) {
        return limit.isPresent() ? limit.getAsInt() : null;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
