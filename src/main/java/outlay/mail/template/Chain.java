package outlay.mail.template;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import liqp.TemplateContext;
import liqp.nodes.FilterNode;
import liqp.nodes.LNode;
import org.jspecify.annotations.Nullable;

/**
 * A value and the filters that it goes through: what stands between <code>{{ }}</code> or behind
 * {@code assign}.
 */
record Chain(Operand head, List<Link> steps) {
    /**
     * Something that has a value.
     *
     * @param name the field or variable it is read from, or null for a literal or an expression
     */
    record Operand(LNode node, @Nullable String name) {
        private @Nullable String blankField(TemplateContext context) {
            return name != null && Page.isBlank(node.render(context))
                    ? Page.of(context).fieldBehind(name)
                    : null;
        }
    }

    /** One filter with its parameters. */
    record Link(String filter, FilterNode node, List<Operand> parameters) {
        private boolean isDefault() {
            return filter.equals("default");
        }
    }

    /** Filters that want a list as it is; the others get its items with commas between. */
    private static final Set<String> LIST_FILTERS =
            Set.of(
                    "compact",
                    "concat",
                    "default",
                    "first",
                    "join",
                    "json",
                    "last",
                    "map",
                    "reverse",
                    "size",
                    "slice",
                    "sort",
                    "sort_natural",
                    "split",
                    "uniq",
                    "where");

    @Nullable Object value(TemplateContext context) {
        Page page = Page.of(context);
        Object value = head.node().render(context);
        page.check(value);
        for (Link step : steps) {
            if (step.filter().equals("split") && !(value instanceof CharSequence)) {
                continue;
            }
            Object input = LIST_FILTERS.contains(step.filter()) ? value : unlisted(value);
            value = step.node().apply(input, context);
            page.check(value);
        }
        return value;
    }

    /** Returns the first field that would have to have a value for this chain, and has none. */
    @Nullable String blankField(TemplateContext context) {
        String blank = head.blankField(context);
        if (blank != null && !isCovered(context)) {
            return blank;
        }
        for (Link step : steps) {
            for (Operand parameter : step.parameters()) {
                String field = step.isDefault() ? null : parameter.blankField(context);
                if (field != null) {
                    return field;
                }
            }
        }
        return null;
    }

    private boolean isCovered(TemplateContext context) {
        for (Link step : steps) {
            for (Operand parameter : step.parameters()) {
                if (step.isDefault() && parameter.blankField(context) == null) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable Object unlisted(@Nullable Object value) {
        return value instanceof Collection<?> || value instanceof Object[] ? text(value) : value;
    }

    /** Returns a value as it is printed. */
    static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Object[] array) {
            return text(Arrays.asList(array));
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(Chain::text).collect(Collectors.joining(", "));
        }
        return value.toString();
    }
}
