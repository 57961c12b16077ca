package outlay.mail.template;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import liqp.TemplateContext;
import liqp.filters.Filter;
import liqp.filters.Filters;
import org.jspecify.annotations.Nullable;
import outlay.mail.ForeignText;

/**
 * One of the engine's filters behind a look at its parameter: what would fill the memory with a
 * single value is refused before it begins. What several filters pile up is for {@link Page}
 * (decision D70).
 */
final class BoundedFilter extends Filter {
    private static final double MOST_DECIMALS = 100;

    /** A width of four digits, such as in {@code %09999d}. */
    private static final Pattern WIDE = Pattern.compile("%[^A-Za-z%]*[0-9]{4}");

    private final Filter filter;
    private final Predicate<String> isTooMuch;

    private BoundedFilter(String name, Predicate<String> isTooMuch) {
        super(name);
        this.filter = Filters.DEFAULT_FILTERS.get(name);
        this.isTooMuch = isTooMuch;
    }

    static List<Filter> all() {
        return List.of(
                new BoundedFilter("round", BoundedFilter::hasTooManyDecimals),
                new BoundedFilter("date", format -> WIDE.matcher(format).find()));
    }

    private static boolean hasTooManyDecimals(String number) {
        try {
            return Double.parseDouble(number.strip()) > MOST_DECIMALS;
        } catch (NumberFormatException e) {
            // The engine takes what is no number for 0.
            return false;
        }
    }

    @Override
    public Object apply(
            @Nullable Object value, TemplateContext context, @Nullable Object... parameters) {
        if (parameters.length > 0 && isTooMuch.test(Chain.text(parameters[0]))) {
            throw new LimitExceeded(
                    name + ": " + ForeignText.line(Chain.text(parameters[0]), 40) + " is too much");
        }
        return filter.apply(value, context, parameters);
    }
}
