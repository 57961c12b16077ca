package outlay.cli.begin;

import static java.util.Objects.requireNonNullElse;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outlay.Resource;
import outlay.campaign.plan.Draft;
import outlay.cli.input.HoursOption;
import outlay.mail.letter.NamedAddress;
import outlay.output.Json;

/** A first email and a follow-up, out of what has been answered so far. */
record FirstCampaign(InitAnswers answers) {
    private static final String FIRST = "step1.txt";
    private static final String SECOND = "step2.txt";
    private static final int DAYS_BETWEEN = 4;

    /**
     * Returns it as {@code campaign create} would read it.
     *
     * @throws outlay.Problem naming the option that is wrong
     */
    Draft draft() {
        return Draft.of(fields(text(FIRST), text(SECOND)), new AnswerOrigin());
    }

    /** Returns its files: what is in them, by their names. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(FirstFiles.CAMPAIGN, Json.page(fields(FIRST, SECOND)));
        files.put(FIRST, text(FIRST));
        files.put(SECOND, text(SECOND));
        return files;
    }

    private Map<String, Object> fields(String first, String second) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("mailboxes", List.of(answers.mailboxName()));
        String postal = InitAnswers.orBlank(answers.postalAddress);
        if (!postal.isEmpty()) {
            fields.put("postalAddress", postal);
        }
        // What comes there is read with the answers, whose sender it is.
        fields.put("unsubscribe", Map.of("mailto", answers.sender().address().written()));
        fields.put("schedule", schedule());
        Map<String, Object> firstStep = new LinkedHashMap<>();
        firstStep.put("subject", requireNonNullElse(answers.subject, "not asked yet").strip());
        firstStep.put("text", first);
        Map<String, Object> secondStep = new LinkedHashMap<>();
        secondStep.put("afterDays", DAYS_BETWEEN);
        secondStep.put("text", second);
        fields.put("steps", List.of(firstStep, secondStep));
        return fields;
    }

    private Map<String, Object> schedule() {
        List<String> hours =
                HoursOption.window(requireNonNullElse(answers.hours, HoursOption.EXAMPLE));
        String[] days = requireNonNullElse(answers.days, InitAnswers.DAYS).strip().split("[\\s,]+");
        Map<String, Object> schedule = new LinkedHashMap<>();
        schedule.put("timezone", answers.zone());
        schedule.put("days", Arrays.asList(days));
        schedule.put("from", hours.get(0));
        schedule.put("to", hours.get(1));
        return schedule;
    }

    private String text(String name) {
        NamedAddress sender = answers.sender();
        String signature = sender.name().isEmpty() ? sender.address().local() : sender.name();
        return Resource.text(FirstCampaign.class, name)
                .replace("@offer@", InitAnswers.orBlank(answers.offer))
                .replace("@name@", signature);
    }
}
