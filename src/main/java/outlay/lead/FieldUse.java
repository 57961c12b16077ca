package outlay.lead;

import java.util.List;
import outlay.index.Ranking;

/**
 * How a field is used.
 *
 * @param count how many contacts have a value
 * @param values the most frequent ones, most first; none of fields that tell one person from
 *     another
 */
public record FieldUse(String field, long count, List<Ranking.RankedValue> values) {}
