package outlay.mail.template;

import java.util.List;
import java.util.function.UnaryOperator;
import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/** A filter that makes html out of text, so that an html template does not escape it twice. */
final class MarkupFilter extends Filter {
    private final UnaryOperator<String> further;

    private MarkupFilter(String name, UnaryOperator<String> further) {
        super(name);
        this.further = further;
    }

    static List<Filter> all() {
        return List.of(
                new MarkupFilter("escape", html -> html),
                new MarkupFilter("h", html -> html),
                new MarkupFilter("newline_to_br", html -> html.replace("\n", "<br />\n")));
    }

    @Override
    public Object apply(
            @Nullable Object value, TemplateContext context, @Nullable Object... parameters) {
        Object text = value instanceof Markup ? value : Chain.text(value);
        return new Markup(further.apply(Markup.escape(text)));
    }
}
