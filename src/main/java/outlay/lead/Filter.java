package outlay.lead;

import java.util.ArrayList;
import java.util.List;

/** Which contacts are wanted: those that meet every clause. */
public record Filter(List<Clause> clauses) {
    /** Every contact. */
    public static final Filter EVERYONE = new Filter(List.of());

    /** Makes a filter. */
    public Filter {
        clauses = List.copyOf(clauses);
    }

    /** Returns the filter that both filters' leads pass. */
    public Filter and(Filter other) {
        List<Clause> both = new ArrayList<>(clauses);
        both.addAll(other.clauses);
        return new Filter(both);
    }

    /** Says whether every contact passes. */
    public boolean isEveryone() {
        return clauses.isEmpty();
    }
}
