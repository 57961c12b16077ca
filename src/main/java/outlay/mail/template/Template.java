package outlay.mail.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import liqp.TemplateContext;
import liqp.nodes.LNode;
import outlay.Problem;

/**
 * A Liquid template, parsed once and rendered for many recipients; safe for several threads.
 *
 * <p>Outputs and filters, {@code if unless case for assign capture comment raw} are there; what
 * reads files or keeps state between outputs is not. A field that is blank for a recipient and is
 * printed without a {@code default} holds the recipient back; a field that is only tested or looped
 * over does not. A blank field is {@code nil}, false, and equal to {@code blank}, {@code empty} and
 * {@code ""}. Values are data: they are never read as Liquid, and in html every output is escaped.
 */
public final class Template {
    /** Fields that every letter has beside those of the contact. */
    public static final Set<String> LETTER_FIELDS =
            Set.of("unsubscribe_url", "unsubscribe_mailto", "postal_address");

    private final LNode root;
    private final String where;
    private final Set<String> knownFields;

    private Template(LNode root, String where, Set<String> knownFields) {
        this.root = root;
        this.where = where;
        this.knownFields = knownFields;
    }

    /**
     * Parses a template of plain text.
     *
     * @param where the file's name, for messages
     * @param knownFields all names that may be printed or tested
     * @throws outlay.Problem INVALID_INPUT with file and line, for wrong syntax and unknown names
     */
    public static Template text(String source, String where, Set<String> knownFields) {
        LiquidSource liquid = new LiquidSource(source, where);
        return new Template(liquid.compile(knownFields, false), where, Set.copyOf(knownFields));
    }

    /** Parses a template of html, in which every output is escaped; else like {@link #text}. */
    public static Template html(String source, String where, Set<String> knownFields) {
        LiquidSource liquid = new LiquidSource(source, where);
        return new Template(liquid.compile(knownFields, true), where, Set.copyOf(knownFields));
    }

    /**
     * Renders the template for one recipient.
     *
     * @param fields name to value, a text or a list of texts; a name that is absent counts as blank
     */
    public Rendering render(Map<String, ?> fields) {
        Page page = new Page(knownFields);
        TemplateContext context = page.open(variables(fields));
        try {
            String text = String.valueOf(root.render(context));
            return page.missing().isEmpty()
                    ? new Rendering.Rendered(text)
                    : new Rendering.Held("missing: " + String.join(", ", page.missing()));
        } catch (StackOverflowError | RuntimeException e) {
            // The engine throws bare RuntimeExceptions for whatever a value makes impossible.
            return new Rendering.Held("template: " + LiquidSource.plainMessage(e));
        }
    }

    /**
     * Renders for a made-up recipient who has every field, to see that it can be done at all.
     *
     * @throws outlay.Problem INVALID_INPUT when that takes too long or needs too much memory
     */
    public void tryOut() {
        Map<String, String> fields = new HashMap<>();
        // Fit for text and for numbers. Where it is neither, the recipient's own value decides.
        knownFields.forEach(name -> fields.put(name, "1"));
        try {
            root.render(new Page(knownFields).open(variables(fields)));
        } catch (StackOverflowError | RuntimeException e) {
            if (LimitExceeded.isBehind(e)) {
                throw new Problem(
                        Problem.Kind.INVALID_INPUT,
                        where + ": " + LiquidSource.plainMessage(e),
                        "no email may need so much: make the numbers in it smaller",
                        e);
            }
        }
    }

    private static Map<String, Object> variables(Map<String, ?> fields) {
        Map<String, Object> variables = new HashMap<>(fields.size() * 2);
        fields.forEach(
                (name, value) -> {
                    if (!(value instanceof String text && text.isBlank())) {
                        variables.put(name, value);
                    }
                });
        return variables;
    }
}
