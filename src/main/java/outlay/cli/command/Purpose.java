package outlay.cli.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.db.Operations;
import outlay.lead.CampaignClause;
import outlay.lead.Clause;
import outlay.lead.Filter;

/**
 * What a command with {@code --key} is to do, as it is typed. Values that may be a person's are
 * compared, but neither kept nor shown: the person may be erased one day.
 */
public final class Purpose {
    private final String command;
    private final List<String> shown = new ArrayList<>();
    private final List<String> exactly = new ArrayList<>();
    private final Map<String, Object> answered = new LinkedHashMap<>();

    public Purpose(String command) {
        this.command = command;
    }

    /** Adds a parameter of the command. */
    public Purpose with(String parameter) {
        shown.add(quoted(parameter));
        exactly.add(parameter);
        return this;
    }

    /** Adds an option and its value, unless it has none. */
    public Purpose with(String option, @Nullable Object value) {
        if (value != null) {
            String text = value instanceof Enum<?> word ? lower(word) : value.toString();
            shown.add(option + ' ' + quoted(text));
            exactly.add(option + '=' + text);
        }
        return this;
    }

    /** Adds an option whose values are persons'; in whatever order. */
    public Purpose withPersonal(String option, Collection<String> values) {
        shown.add(option + " (" + values.size() + ")");
        exactly.add(option + '=' + String.join("\n", values.stream().sorted().toList()));
        return this;
    }

    /** Adds the conditions of a filter, in whatever order. */
    public Purpose with(Filter filter) {
        filter.clauses().stream()
                .sorted((a, b) -> option(a).compareTo(option(b)))
                .forEach(this::with);
        filter.campaigns().forEach(this::with);
        return this;
    }

    private void with(CampaignClause clause) {
        String not = clause.excludes() ? "--not-" : "--";
        clause.campaigns().stream().sorted().forEach(name -> with(not + "campaign", name));
        clause.statuses().stream().sorted().forEach(status -> with("--status", status));
        clause.phases().stream().sorted().forEach(phase -> with("--phase", phase));
    }

    private void with(Clause clause) {
        if (clause.values().isEmpty()) {
            shown.add(option(clause));
            exactly.add(option(clause));
        } else if (clause.mayTellWho()) {
            withPersonal(option(clause), clause.values());
        } else {
            clause.values().stream().sorted().forEach(value -> with(option(clause), value));
        }
    }

    private static String option(Clause clause) {
        return switch (clause.type()) {
            case INCLUDE -> "--" + clause.option();
            case EXCLUDE -> "--not-" + clause.option();
            case HAS -> "--has " + clause.field();
            case MISSING -> "--missing " + clause.field();
        };
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static String quoted(String value) {
        return value.matches("[\\w.@+-]+") ? value : '"' + value + '"';
    }

    /** Adds what the answer says when it is the answer to this: all that older databases keep. */
    public Purpose answering(String field, long value) {
        answered.put(field, value);
        return this;
    }

    /** Says whether an answer could be one to this. */
    boolean fits(Map<String, Object> answer) {
        return answered.entrySet().stream()
                .allMatch(
                        each ->
                                String.valueOf(answer.get(each.getKey()))
                                        .equals(String.valueOf(each.getValue())));
    }

    /** Returns in words what is known of an answer's purpose: {@code bought 10}. */
    String known(Map<String, Object> answer) {
        return String.join(
                ", ",
                answered.keySet().stream().map(each -> each + ' ' + answer.get(each)).toList());
    }

    Operations.Task task() {
        return new Operations.Task(command, String.join(" ", shown), String.join("\n", exactly));
    }
}
