package outlay.delivery.writing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outlay.ListText;
import outlay.campaign.plan.Lot;
import outlay.campaign.plan.Step;
import outlay.campaign.plan.Variant;
import outlay.campaign.plan.Wording;
import outlay.contact.Field;
import outlay.contact.FieldKind;
import outlay.mail.letter.Content;
import outlay.mail.template.Rendering;
import outlay.mail.template.Template;

/** The templates of a campaign's steps, parsed once for a run. */
final class StepTemplates {
    /** How a template says which field it lacks. */
    private static final String MISSING = "missing: ";

    /**
     * What one of several recipients get.
     *
     * @param subject null: it continues the conversation
     */
    private record Parsed(@Nullable Template subject, Template text, @Nullable Template html) {}

    private record ParsedStep(List<Variant> variants, List<Parsed> wordings) {
        Parsed drawn(Lot lot) {
            return wordings.get(lot.among(variants));
        }

        @Nullable String variant(Lot lot) {
            return variants.isEmpty() ? null : variants.get(lot.among(variants)).name();
        }
    }

    private final List<ParsedStep> steps = new ArrayList<>();

    private StepTemplates() {}

    /**
     * Parses the templates of all steps.
     *
     * @param fields the names of all fields of contacts
     * @throws outlay.Problem INVALID_INPUT for a wrong template or an unknown field
     */
    static StepTemplates parse(List<Step> steps, Set<String> fields) {
        return parse(steps, fields, String::concat);
    }

    /**
     * Parses the templates of all steps.
     *
     * @param name returns what to call a subject, text or html in messages, from where it stands,
     *     such as {@code steps[0].variants[1].}, and which it is
     */
    static StepTemplates parse(List<Step> steps, Set<String> fields, BinaryOperator<String> name) {
        Set<String> known = new TreeSet<>(fields);
        known.addAll(Template.LETTER_FIELDS);
        StepTemplates templates = new StepTemplates();
        for (Step step : steps) {
            templates.steps.add(
                    new ParsedStep(step.variants(), new Parser(known, name).wordings(step)));
        }
        return templates;
    }

    /** Parses wordings; what a variant leaves to its step is named as the step's. */
    private record Parser(Set<String> known, BinaryOperator<String> name) {
        List<Parsed> wordings(Step step) {
            String place = "steps[" + (step.number() - 1) + "].";
            if (step.variants().isEmpty()) {
                return List.of(parsed(step.wording(), step.wording(), place, place));
            }
            List<Parsed> parsed = new ArrayList<>();
            for (Variant variant : step.variants()) {
                String own = place + "variants[" + parsed.size() + "].";
                parsed.add(parsed(variant.wording(), step.wording(), own, place));
            }
            return parsed;
        }

        private Parsed parsed(Wording own, Wording step, String place, String stepPlace) {
            Wording whole = own.or(step);
            String subject = whole.subject();
            String text = Objects.requireNonNull(whole.text());
            String html = whole.html();
            return new Parsed(
                    subject == null
                            ? null
                            : Template.text(
                                    subject,
                                    name(own.subject(), place, stepPlace, "subject"),
                                    known),
                    Template.text(text, name(own.text(), place, stepPlace, "text"), known),
                    html == null
                            ? null
                            : Template.html(
                                    html, name(own.html(), place, stepPlace, "html"), known));
        }

        private String name(@Nullable String own, String place, String stepPlace, String part) {
            return name.apply(own == null ? stepPlace : place, part);
        }
    }

    /**
     * Renders every step for a made-up recipient.
     *
     * @throws outlay.Problem INVALID_INPUT for a template that takes too long or too much memory
     */
    void tryOut() {
        steps.stream()
                .flatMap(step -> step.wordings().stream())
                .flatMap(each -> Stream.of(each.subject(), each.text(), each.html()))
                .filter(Objects::nonNull)
                .forEach(Template::tryOut);
    }

    /**
     * What a step becomes for one recipient: its content, or why there is none.
     *
     * @param variant which one of the step's it is, when it has some
     * @param begins whether it begins a conversation
     */
    record Result(
            @Nullable Content content,
            String heldBecause,
            @Nullable String variant,
            boolean begins) {}

    /** Returns the field that somebody is held back for, when that is the reason. */
    static @Nullable String missingField(String reason) {
        return reason.startsWith(MISSING) ? reason.substring(MISSING.length()) : null;
    }

    /**
     * Renders a step for a recipient's fields.
     *
     * @param begun the subject with which the recipient's conversation began; null when nobody
     *     knows: then it is what the step that begins it would say
     */
    Result render(int step, Lot lot, Map<String, String> fields, @Nullable String begun) {
        ParsedStep parsed = steps.get(step - 1);
        Parsed drawn = parsed.drawn(lot);
        Map<String, Object> values = values(fields);
        List<String> held = new ArrayList<>();
        String subject = subject(step, lot, values, held, begun);
        String text = render(drawn.text(), values, held);
        Template html = drawn.html();
        String markup = html == null ? null : render(html, values, held);
        Content content = held.isEmpty() ? new Content(subject, text, markup) : null;
        return new Result(
                content,
                held.isEmpty() ? "" : held.get(0),
                parsed.variant(lot),
                drawn.subject() != null);
    }

    private String subject(
            int step,
            Lot lot,
            Map<String, Object> values,
            List<String> held,
            @Nullable String begun) {
        Template own = steps.get(step - 1).drawn(lot).subject();
        if (own != null) {
            return render(own, values, held);
        }
        return ReplySubject.of(begun == null ? subjectBefore(step, lot, values, held) : begun);
    }

    /** Returns the subject of the last step before this one that has one; the first has. */
    private String subjectBefore(int step, Lot lot, Map<String, Object> values, List<String> held) {
        for (int before = step - 1; before > 0; before--) {
            Template subject = steps.get(before - 1).drawn(lot).subject();
            if (subject != null) {
                return render(subject, values, held);
            }
        }
        throw new IllegalStateException("no step before step " + step + " has a subject");
    }

    private static Map<String, Object> values(Map<String, String> fields) {
        Map<String, Object> values = new HashMap<>(fields);
        for (Field field : Field.values()) {
            String list = field.kind() == FieldKind.LIST ? fields.get(field.toString()) : null;
            if (list != null) {
                values.put(field.toString(), ListText.elements(list));
            }
        }
        return values;
    }

    private static String render(Template template, Map<String, ?> fields, List<String> held) {
        Rendering rendering = template.render(fields);
        if (rendering instanceof Rendering.Held missing) {
            held.add(missing.reason());
            return "";
        }
        return ((Rendering.Rendered) rendering).text();
    }
}
