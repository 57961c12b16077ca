package outlay.mail.template;

import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/** The filter {@code replace}, which the engine lets grow without bounds. */
final class ReplaceFilter extends Filter {
    ReplaceFilter() {
        super("replace");
    }

    @Override
    public Object apply(
            @Nullable Object value, TemplateContext context, @Nullable Object... parameters) {
        String text = Chain.text(value);
        String wanted = parameters.length < 1 ? "" : Chain.text(parameters[0]);
        String replacement = parameters.length < 2 ? "" : Chain.text(parameters[1]);
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("replace: nothing to look for");
        }
        long most = (long) (text.length() / wanted.length()) * replacement.length();
        if (most > 4L * LiquidSource.MOST_CHARACTERS) {
            throw new LimitExceeded("a value grows too long");
        }
        return text.replace(wanted, replacement);
    }
}
