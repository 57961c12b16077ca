package outlay.cli.input;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.lead.CampaignClause;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of a filter that say in which campaigns contacts are, and how they stand there. */
final class CampaignOptions {
    private final @Nullable OptionSpec campaigns;
    private final OptionSpec statuses;
    private final OptionSpec phases;
    private final OptionSpec others;

    /**
     * @param own whether the campaign is an option here; else the command has one of its own
     */
    CampaignOptions(ArgGroupSpec.Builder group, boolean own) {
        campaigns =
                own
                        ? FilterOptions.option(
                                group, "--campaign", "C", "Is, or has been, a recipient of C.")
                        : null;
        statuses = FilterOptions.option(group, "--status", "S", "Has this status in it.");
        phases = FilterOptions.option(group, "--phase", "P", "Is in this phase of it.");
        others = FilterOptions.option(group, "--not-campaign", "C", "Never was a recipient of C.");
    }

    /**
     * Returns what they say.
     *
     * @param named the campaign that an option of the command itself names
     * @throws outlay.Problem USAGE for a status or phase of no campaign, or that there is not
     */
    List<CampaignClause> clauses(@Nullable String named) {
        List<CampaignClause> clauses = new ArrayList<>();
        List<String> standing = FilterOptions.values(statuses);
        List<String> reached = FilterOptions.values(phases);
        standing.forEach(word -> RecipientWords.status("--status", word));
        reached.forEach(word -> RecipientWords.phase("--phase", word));
        List<String> of = campaigns == null ? List.of() : FilterOptions.values(campaigns);
        boolean anyOf = standing.isEmpty() && reached.isEmpty();
        if (!anyOf && named != null) {
            of = List.of(named);
        }
        if (!anyOf || !of.isEmpty()) {
            clauses.add(new CampaignClause(false, of, standing, reached, ""));
        }
        if (!FilterOptions.values(others).isEmpty()) {
            List<String> without = FilterOptions.values(others);
            clauses.add(new CampaignClause(true, without, List.of(), List.of(), ""));
        }
        return clauses;
    }
}
