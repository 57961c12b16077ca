package outlay.lead;

import java.util.List;
import java.util.stream.Stream;

/** Which contacts are wanted: those that meet every clause. */
public record Filter(List<Clause> clauses, List<CampaignClause> campaigns) {
    /** Every contact. */
    public static final Filter EVERYONE = new Filter(List.of());

    /** Makes a filter. */
    public Filter {
        clauses = List.copyOf(clauses);
        campaigns = List.copyOf(campaigns);
    }

    /** Makes a filter that asks for no campaign. */
    public Filter(List<Clause> clauses) {
        this(clauses, List.of());
    }

    /** Returns the filter that both filters' leads pass. */
    public Filter and(Filter other) {
        return new Filter(both(clauses, other.clauses), both(campaigns, other.campaigns));
    }

    private static <T> List<T> both(List<T> ones, List<T> others) {
        return Stream.concat(ones.stream(), others.stream()).toList();
    }

    /** Says whether every contact passes. */
    public boolean isEveryone() {
        return clauses.isEmpty() && campaigns.isEmpty();
    }
}
