package outlay.csv;

import org.jspecify.annotations.Nullable;

/**
 * What became of one column of an imported file.
 *
 * @param header as it is written
 * @param field which field of the contacts it holds; {@link #OPT_OUT} when it says who wants no
 *     email; null when it is left out
 * @param custom whether the field is none of the known ones
 * @param near the known field that a custom one was most likely meant to be; null when it looks
 *     like no misspelling
 */
public record Column(String header, @Nullable String field, boolean custom, @Nullable String near) {
    /** Stands in the place of a field's name. */
    public static final String OPT_OUT = "opt-out";
}
