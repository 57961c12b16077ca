package outlay.lead;

import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.index.Ranking;

/**
 * A value of a filter that nobody has.
 *
 * @param option what the option is called that was given it, without dashes
 * @param field of a custom field, its name
 * @param isFieldBlank whether nobody has any value there
 * @param nearest the values that somebody has and that are most like it, with how many have them
 */
public record UnknownValue(
        String option,
        @Nullable String field,
        String value,
        boolean isFieldBlank,
        List<Ranking.RankedValue> nearest) {}
