package outlay.cli.command;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import outlay.Count;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Ranking.RankedValue;
import outlay.lead.CampaignClause;
import outlay.lead.Clause;
import outlay.lead.Filter;
import outlay.lead.Leads;
import outlay.lead.UnknownValue;
import outlay.lead.UnknownValues;
import outlay.output.Console;
import outlay.output.Summary;

/**
 * Leads on from a filter that nothing matches: what of it nobody has and what somebody has instead;
 * or, when somebody has each of it, how many.
 */
public final class UnknownValueHints {
    /** Options called like their fields, whose values can be looked through. */
    private static final Set<String> OF_FEW_VALUES =
            Set.of("country", "department", "industry", "seniority", "source", "state");

    private final List<UnknownValue> unknown;
    private final List<String> known;

    private UnknownValueHints(List<UnknownValue> unknown, List<String> known) {
        this.unknown = unknown;
        this.known = known;
    }

    /**
     * Returns the hints of a filter; none when it has matched somebody.
     *
     * @param matched whom it has matched, of those whom the command takes
     * @param beside whom the command takes only, by what says so, such as a list of addresses
     */
    public static UnknownValueHints of(
            Transaction tx, Filter filter, ContactSet matched, Map<String, ContactSet> beside) {
        if (!matched.isEmpty()) {
            return new UnknownValueHints(List.of(), List.of());
        }
        List<UnknownValue> unknown = UnknownValues.of(tx, filter);
        int all = filter.clauses().size() + filter.campaigns().size() + beside.size();
        return new UnknownValueHints(
                unknown, unknown.isEmpty() && all > 1 ? alone(tx, filter, beside) : List.of());
    }

    private static List<String> alone(
            Transaction tx, Filter filter, Map<String, ContactSet> beside) {
        List<String> alone = new ArrayList<>();
        for (Clause clause : filter.clauses()) {
            String what = clause.optionName() + " " + String.join(" or ", named(clause));
            alone.add(counted(what, matched(tx, new Filter(List.of(clause)))));
        }
        for (CampaignClause clause : filter.campaigns()) {
            Filter one = new Filter(List.of(), List.of(clause));
            alone.add(counted(named(clause), matched(tx, one)));
        }
        beside.forEach((what, contacts) -> alone.add(counted(what, contacts)));
        return alone;
    }

    private static ContactSet matched(Transaction tx, Filter filter) {
        return Leads.match(tx, filter).all();
    }

    private static String counted(String what, ContactSet contacts) {
        return what.strip() + " (" + Count.text(contacts.size()) + ")";
    }

    private static String named(CampaignClause clause) {
        String campaigns = String.join(" or ", clause.campaigns());
        return (clause.excludes() ? "not-campaign " : "campaign ")
                + campaigns
                + any(" status ", clause.statuses())
                + any(" phase ", clause.phases());
    }

    private static String any(String what, List<String> words) {
        return words.isEmpty() ? "" : what + String.join(" or ", words);
    }

    private static List<String> named(Clause clause) {
        String custom = clause.isCustom() ? clause.field() + "=" : "";
        return clause.values().isEmpty()
                ? List.of(clause.field())
                : clause.values().stream().map(custom::concat).toList();
    }

    /** Says as notices what nobody has. */
    public void tell(Console console) {
        unknown.forEach(each -> console.notice(text(each)));
    }

    /** Says as a notice how many have each of it, when nobody has all. */
    public void tellWhy(Console console) {
        if (!known.isEmpty() && !console.json()) {
            console.notice("nobody is all of these at once: " + String.join(", ", known));
        }
    }

    /** Adds them to what a command answers. */
    public Summary addTo(Summary summary) {
        return summary.json("suggestions", Summary.each(unknown, UnknownValueHints::object));
    }

    private static String text(UnknownValue each) {
        String custom = each.field() == null ? "" : each.field() + "=";
        String what = "nobody has --" + each.option() + " '" + custom + each.value() + "'";
        if (each.isFieldBlank()) {
            return what + ": no contact has a value there";
        }
        return each.nearest().isEmpty()
                ? what + others(each.option())
                : what
                        + "; nearest: "
                        + each.nearest().stream()
                                .map(near -> near.value() + " (" + Count.text(near.count()) + ")")
                                .collect(joining(", "));
    }

    private static String others(String option) {
        return OF_FEW_VALUES.contains(option)
                ? "; 'outlay filter --facets " + option + "' lists what there is"
                : "";
    }

    private static Summary object(UnknownValue each) {
        Summary object = new Summary().json("option", each.option());
        if (each.field() != null) {
            object.json("field", each.field());
        }
        return object.json("value", each.value())
                .json("nearest", Summary.each(each.nearest(), UnknownValueHints::object));
    }

    private static Summary object(RankedValue near) {
        return new Summary().json("value", near.value()).json("count", near.count());
    }
}
