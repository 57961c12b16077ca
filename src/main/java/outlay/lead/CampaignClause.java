package outlay.lead;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.Problem;

/**
 * One condition of a filter on campaigns: to be a recipient of one of them, or of none.
 *
 * @param statuses as a recipient of it to have one of these; any without one
 * @param phases as a recipient of it to be in one of these; in any without one
 * @param origin the file that says so; empty when the command line does
 */
public record CampaignClause(
        boolean excludes,
        List<String> campaigns,
        List<String> statuses,
        List<String> phases,
        String origin) {
    private static final Pattern PHASE = Pattern.compile("nothing-sent|step-([1-9]\\d{0,8})-sent");

    /**
     * Makes a condition.
     *
     * @throws Problem USAGE, or INVALID_INPUT when it comes from a file, for what is no phase, and
     *     when there is no campaign of which to have a status or phase
     */
    public CampaignClause {
        campaigns = List.copyOf(campaigns);
        statuses = List.copyOf(statuses);
        phases = List.copyOf(phases);
        phases.forEach(phase -> check(phase, origin));
        if (campaigns.isEmpty()) {
            throw Clause.problem(
                    origin,
                    (statuses.isEmpty() ? "phase" : "status") + " of no campaign",
                    "say of which campaign: --campaign NAME, or \"campaign\" beside it in a file");
        }
    }

    private static void check(String phase, String origin) {
        if (stepsSent(phase).isEmpty()) {
            throw Clause.problem(
                    origin,
                    "no phase: " + phase,
                    "write nothing-sent, step-1-sent, step-2-sent, ...");
        }
    }

    /** Returns how many steps were sent in a phase; empty when it is none. */
    public static OptionalInt stepsSent(String phase) {
        Matcher matcher = PHASE.matcher(phase);
        if (!matcher.matches()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1)));
    }
}
