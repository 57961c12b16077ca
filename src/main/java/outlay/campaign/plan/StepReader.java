package outlay.campaign.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import outlay.Count;

/** Reads the steps of a {@code campaign.json} and their variants. */
final class StepReader {
    private static final int MOST_STEPS = 20;
    private static final int MOST_DAYS = 365;
    private static final int MOST_VARIANTS = 10;
    private static final int MOST_WEIGHT = 1000;

    private StepReader() {}

    static List<Step> steps(FileFields fields) {
        List<Object> written = fields.list("steps");
        if (written.isEmpty() || written.size() > MOST_STEPS) {
            throw fields.wrong(
                    "steps",
                    "has " + Count.of(written.size(), "step"),
                    "write 1 to " + MOST_STEPS + ", each {\"afterDays\", \"subject\", \"text\"}");
        }
        List<Step> steps = new ArrayList<>();
        for (Object each : written) {
            steps.add(step(steps.size() + 1, fields.item("steps", steps.size(), each)));
        }
        return steps;
    }

    private static Step step(int number, FileFields fields) {
        int afterDays = fields.number("afterDays", 0, MOST_DAYS, number == 1 ? 0 : -1);
        if (afterDays < 0) {
            throw fields.wrong(
                    "afterDays", "is missing", "say how many days after the step before it");
        }
        Step step = new Step(number, afterDays, wording(fields), variants(fields));
        if (step.wordings().stream().anyMatch(wording -> wording.text() == null)) {
            fields.required("text");
        }
        if (number == 1 && step.wordings().stream().anyMatch(each -> each.subject() == null)) {
            fields.required("subject");
        }
        fields.refuseOthers();
        return step;
    }

    private static Wording wording(FileFields fields) {
        return new Wording(fields.text("subject"), fields.text("text"), fields.text("html"));
    }

    private static List<Variant> variants(FileFields fields) {
        List<Object> written = fields.list("variants");
        if (written.size() > MOST_VARIANTS) {
            throw fields.wrong(
                    "variants",
                    "has " + Count.of(written.size(), "variant"),
                    "write " + MOST_VARIANTS + " at most");
        }
        List<Variant> variants = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Object each : written) {
            FileFields of = fields.item("variants", variants.size(), each);
            Variant variant =
                    new Variant(
                            of.required("name").strip(),
                            of.number("weight", 1, MOST_WEIGHT, 1),
                            wording(of));
            if (!names.add(variant.name())) {
                throw of.wrong("name", "is there twice: " + variant.name(), "name each otherwise");
            }
            of.refuseOthers();
            variants.add(variant);
        }
        return variants;
    }
}
