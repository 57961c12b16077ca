package outlay.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.contact.Field;
import outlay.contact.FieldKind;
import outlay.lead.Clause;
import outlay.lead.Filter;
import outlay.lead.FilterFile;
import outlay.output.Json;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that say which contacts are wanted, shared by the commands that work on leads. */
public final class FilterOptions {
    private static final String NOT = "not-";

    /** What most filters are made of. */
    private static final List<Field> USUAL =
            List.of(
                    Field.TITLE,
                    Field.INDUSTRY,
                    Field.COUNTRY,
                    Field.SENIORITY,
                    Field.DEPARTMENT,
                    Field.EMPLOYEES);

    @Mixin final CommandSpec spec = CommandSpec.create();

    private final ArgGroupSpec.Builder basic = group("%nFilter:%n", 10);
    private final ArgGroupSpec.Builder advanced = group("%nAdvanced filters:%n", 11);
    private final Map<Field, OptionSpec> include = new LinkedHashMap<>();
    private final Map<Field, OptionSpec> exclude = new LinkedHashMap<>();
    private final OptionSpec emails;
    private final OptionSpec names;
    private final CampaignOptions campaigns;
    private final OptionSpec custom;
    private final OptionSpec has;
    private final OptionSpec missing;
    private final OptionSpec notEmails;
    private final OptionSpec notNames;
    private final OptionSpec notCustom;
    private final OptionSpec files;

    /** Makes the options, as help lists them. */
    public FilterOptions() {
        this(true);
    }

    private FilterOptions(boolean ownCampaign) {
        for (Field field : USUAL) {
            include.put(field, option(basic, "", field, description(field.kind(), field)));
        }
        for (Field field : others()) {
            include.put(field, option(advanced, "", field, description(field.kind(), field)));
        }
        emails = option(advanced, "--email", "A", "Has this address.");
        names = option(advanced, "--name", "W", "Every word of W is one of the name.");
        campaigns = new CampaignOptions(advanced, ownCampaign);
        custom = option(advanced, "--field", "NAME=V", "A custom field is V.");
        has = option(advanced, "--has", "FIELD", "The field has a value.");
        missing = option(advanced, "--missing", "FIELD", "The field has none.");
        String first = "Leaves out what --title W finds; so each of these.";
        for (Field field : include.keySet()) {
            exclude.put(field, option(advanced, NOT, field, exclude.isEmpty() ? first : ""));
        }
        notEmails = option(advanced, "--not-email", "A", "");
        notNames = option(advanced, "--not-name", "W", "");
        notCustom = option(advanced, "--not-field", "NAME=V", "");
        files = option(advanced, "--filter", "FILE", "And what this JSON file says.");
        spec.addArgGroup(basic.build());
        spec.addArgGroup(advanced.build());
    }

    /** Makes them for a command whose own option {@code --campaign} says something else. */
    public static FilterOptions besideCampaign() {
        return new FilterOptions(false);
    }

    /** Whole values before ranges, and lists behind both. */
    private static List<Field> others() {
        List<Field> others = new ArrayList<>(List.of(Field.values()));
        others.removeIf(field -> USUAL.contains(field) || field.option().isEmpty());
        others.sort(
                Comparator.comparing((Field field) -> field.kind() == FieldKind.LIST)
                        .thenComparing(Field::kind));
        return others;
    }

    private static ArgGroupSpec.Builder group(String heading, int order) {
        return ArgGroupSpec.builder().exclusive(false).order(order).heading(heading);
    }

    private static String description(FieldKind kind, Field field) {
        return switch (kind) {
            case WORDS -> "Has every word of W.";
            case LIST -> "V is one of them.";
            case RANGE -> "Lies inside " + field.example().orElseThrow() + ".";
            case VALUE, NAME, PRESENCE -> "Is V.";
        };
    }

    private static OptionSpec option(
            ArgGroupSpec.Builder group, String not, Field field, String description) {
        String label =
                switch (field.kind()) {
                    case WORDS -> "W";
                    case RANGE -> "R";
                    case VALUE, NAME, LIST, PRESENCE -> "V";
                };
        return option(group, "--" + not + field.option().orElseThrow(), label, description);
    }

    static OptionSpec option(
            ArgGroupSpec.Builder group, String name, String label, String description) {
        OptionSpec.Builder option =
                OptionSpec.builder(name)
                        .paramLabel(label)
                        .type(List.class)
                        .auxiliaryTypes(String.class);
        if (!description.isEmpty()) {
            option.description(description);
        }
        OptionSpec built = option.build();
        group.addArg(built);
        return built;
    }

    /**
     * Returns the filter.
     *
     * @throws Problem USAGE for a value that cannot be one, INVALID_INPUT for a broken filter file
     */
    public Filter filter(Environment environment) {
        return filter(environment, null);
    }

    /**
     * Returns the filter.
     *
     * @param campaign the one that the command's own option names; status and phase are in it
     */
    public Filter filter(Environment environment, @Nullable String campaign) {
        List<Clause> clauses = new ArrayList<>();
        include.forEach((field, option) -> add(clauses, Clause.Type.INCLUDE, field, option));
        exclude.forEach((field, option) -> add(clauses, Clause.Type.EXCLUDE, field, option));
        add(clauses, Clause.Type.INCLUDE, Field.EMAIL, emails);
        add(clauses, Clause.Type.EXCLUDE, Field.EMAIL, notEmails);
        addNames(clauses, Clause.Type.INCLUDE, names);
        addNames(clauses, Clause.Type.EXCLUDE, notNames);
        addCustom(clauses, Clause.Type.INCLUDE, custom);
        addCustom(clauses, Clause.Type.EXCLUDE, notCustom);
        for (String field : values(has)) {
            clauses.add(Clause.of(Clause.Type.HAS, field, List.of()));
        }
        for (String field : values(missing)) {
            clauses.add(Clause.of(Clause.Type.MISSING, field, List.of()));
        }
        Filter filter = new Filter(clauses, campaigns.clauses(campaign));
        for (String file : values(files)) {
            filter = filter.and(read(environment, file));
        }
        return filter;
    }

    /** Returns the files of which the filter is made, too. */
    public List<String> files() {
        return values(files);
    }

    static List<String> values(OptionSpec option) {
        List<String> values = option.getValue();
        return values == null ? List.of() : values;
    }

    private static void add(
            List<Clause> clauses, Clause.Type type, Field field, OptionSpec option) {
        add(clauses, type, field.toString(), option.longestName(), values(option));
    }

    private static void addNames(List<Clause> clauses, Clause.Type type, OptionSpec option) {
        add(
                clauses,
                option.longestName(),
                values(option),
                values -> new Clause(type, Clause.NAME, values, ""));
    }

    private static void add(
            List<Clause> clauses,
            Clause.Type type,
            String field,
            String option,
            List<String> values) {
        add(clauses, option, values, given -> Clause.of(type, field, given));
    }

    private static void add(
            List<Clause> clauses,
            String option,
            List<String> values,
            Function<List<String>, Clause> clause) {
        if (values.isEmpty()) {
            return;
        }
        try {
            clauses.add(clause.apply(values));
        } catch (Problem e) {
            throw new Problem(e.kind(), option + ": " + e.what(), e.hint(), e);
        }
    }

    /** Of one name any value will do; several names are several conditions. */
    private static void addCustom(List<Clause> clauses, Clause.Type type, OptionSpec given) {
        Map<String, List<String>> valuesByName = new LinkedHashMap<>();
        String option = given.longestName();
        for (String pair : values(given)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new Problem(
                        Problem.Kind.USAGE,
                        option + " is no NAME=VALUE: " + pair,
                        "write " + option + " tier=gold");
            }
            valuesByName
                    .computeIfAbsent(pair.substring(0, equals).strip(), name -> new ArrayList<>())
                    .add(pair.substring(equals + 1));
        }
        valuesByName.forEach(
                (name, values) -> add(clauses, type, name, option + " " + name, values));
    }

    private static Filter read(Environment environment, String file) {
        InputFile input = new InputFile(environment, file);
        try (InputStream in = input.open()) {
            Filter filter = FilterFile.read(Json.read(in, input.title()), input.title());
            filter.campaigns().stream()
                    .flatMap(clause -> clause.statuses().stream())
                    .forEach(status -> RecipientWords.check(input.title(), status));
            return filter;
        } catch (IOException e) {
            throw input.unreadable(e);
        }
    }
}
