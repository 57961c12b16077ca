package outlay.delivery.writing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import outlay.ListText;
import outlay.campaign.plan.Step;
import outlay.contact.Field;
import outlay.contact.FieldKind;
import outlay.mail.letter.Content;
import outlay.mail.template.Rendering;
import outlay.mail.template.Template;

/** The templates of a campaign's steps, parsed once for a run. */
final class StepTemplates {
    private record Parsed(Template subject, Template text, @Nullable Template html) {}

    private final List<Parsed> steps = new ArrayList<>();

    private StepTemplates() {}

    /**
     * Parses the templates of all steps.
     *
     * @param fields the names of all fields of contacts
     * @throws outlay.Problem INVALID_INPUT for a wrong template or an unknown field
     */
    static StepTemplates parse(List<Step> steps, Set<String> fields) {
        return parse(steps, fields, (step, part) -> "step " + step.number() + " " + part);
    }

    /**
     * Parses the templates of all steps.
     *
     * @param name returns what to call a step's subject, text or html in messages
     */
    static StepTemplates parse(
            List<Step> steps, Set<String> fields, BiFunction<Step, String, String> name) {
        Set<String> known = new TreeSet<>(fields);
        known.addAll(Template.LETTER_FIELDS);
        StepTemplates texts = new StepTemplates();
        for (Step step : steps) {
            String html = step.html();
            texts.steps.add(
                    new Parsed(
                            Template.text(step.subject(), name.apply(step, "subject"), known),
                            Template.text(step.text(), name.apply(step, "text"), known),
                            html == null
                                    ? null
                                    : Template.html(html, name.apply(step, "html"), known)));
        }
        return texts;
    }

    /**
     * Renders every step for a made-up recipient.
     *
     * @throws outlay.Problem INVALID_INPUT for a template that takes too long or too much memory
     */
    void tryOut() {
        for (Parsed step : steps) {
            Template html = step.html();
            step.subject().tryOut();
            step.text().tryOut();
            if (html != null) {
                html.tryOut();
            }
        }
    }

    /** What a step becomes for one recipient: its content, or why there is none. */
    record Result(@Nullable Content content, String heldBecause) {}

    /** Renders a step for a recipient's fields. */
    Result render(int step, Map<String, String> fields) {
        Parsed parsed = steps.get(step - 1);
        Template html = parsed.html();
        Map<String, Object> values = values(fields);
        List<String> held = new ArrayList<>();
        String subject = render(parsed.subject(), values, held);
        String text = render(parsed.text(), values, held);
        String markup = html == null ? null : render(html, values, held);
        return held.isEmpty()
                ? new Result(new Content(subject, text, markup), "")
                : new Result(null, held.get(0));
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
