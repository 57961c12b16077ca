package outlay.mail.template;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import liqp.TemplateContext;
import liqp.nodes.AtomNode;
import org.jspecify.annotations.Nullable;

/** One rendering under way: which fields turned out to be missing, and how long it may take. */
final class Page {
    /** Where the engine's context keeps the page; no name of a field can be written so. */
    private static final String KEY = "\0page";

    private static final long MOST_NANOSECONDS = 2_000_000_000L;
    private static final int MOST_ITEMS = 100_000;

    /** All texts that filters make, together. */
    private static final long MOST_CHARACTERS = 64L * LiquidSource.MOST_CHARACTERS;

    private final Set<String> knownFields;
    private final Set<String> missing = new LinkedHashSet<>();

    /** Variables of the template, each with the field that left it blank, or an empty name. */
    private final Map<String, String> assigned = new HashMap<>();

    private final long deadline = System.nanoTime() + MOST_NANOSECONDS;
    private long characters;

    Page(Set<String> knownFields) {
        this.knownFields = knownFields;
    }

    static Page of(TemplateContext context) {
        return (Page) Objects.requireNonNull(context.getEnvironmentMap().get(KEY));
    }

    TemplateContext open(Map<String, Object> variables) {
        TemplateContext context = new TemplateContext(LiquidSource.PARSER, variables);
        context.getEnvironmentMap().put(KEY, this);
        return context;
    }

    Set<String> missing() {
        return missing;
    }

    void addMissing(String field) {
        missing.add(field);
    }

    /** Notes that a variable has a value now, or which blank field it stands for. */
    void assign(String variable, @Nullable String blankField) {
        assigned.put(variable, blankField == null ? "" : blankField);
    }

    /**
     * Returns the field to name when {@code name} is blank, or null when that is nobody's fault.
     */
    @Nullable String fieldBehind(String name) {
        String field = assigned.get(name);
        if (field != null) {
            return field.isEmpty() ? null : field;
        }
        return knownFields.contains(name) ? name : null;
    }

    /** Stops a rendering that takes too long or holds too much. */
    void check(@Nullable Object value) {
        if (System.nanoTime() - deadline > 0) {
            throw new LimitExceeded("takes too long");
        }
        if (value instanceof CharSequence text) {
            characters += text.length();
            if (text.length() > LiquidSource.MOST_CHARACTERS || characters > MOST_CHARACTERS) {
                throw new LimitExceeded("a value grows too long");
            }
        }
        if (value instanceof Number number && number.toString().length() > 1_000) {
            throw new LimitExceeded("a number grows too long");
        }
        if (items(value) > MOST_ITEMS) {
            throw new LimitExceeded("a list grows too long");
        }
    }

    private static int items(@Nullable Object value) {
        if (value instanceof Collection<?> list) {
            return list.size();
        }
        return value instanceof Object[] array ? array.length : 0;
    }

    static boolean isBlank(@Nullable Object value) {
        return value == null
                || (value instanceof CharSequence text && text.toString().isBlank())
                || (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Object[] array && array.length == 0)
                || AtomNode.isBlank(value)
                || AtomNode.isEmpty(value);
    }
}
