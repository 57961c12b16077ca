package outlay.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outlay.Problem;
import outlay.lead.Clause;
import outlay.lead.Filter;
import outlay.lead.FilterFile;
import outlay.output.Json;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say which contacts are wanted, shared by the commands that work on leads. */
public final class FilterOptions {
    @ArgGroup(exclusive = false, order = 10, heading = "%nFilter:%n")
    Basic basic = new Basic();

    @ArgGroup(exclusive = false, order = 11, heading = "%nAdvanced filters:%n")
    Advanced advanced = new Advanced();

    /** What most filters are made of. */
    static final class Basic {
        @Option(names = "--title", paramLabel = "W", description = "Has every word of W.")
        List<String> title = new ArrayList<>();

        @Option(names = "--industry", paramLabel = "V", description = "Is V.")
        List<String> industry = new ArrayList<>();

        @Option(names = "--country", paramLabel = "V", description = "Is V.")
        List<String> country = new ArrayList<>();

        @Option(names = "--seniority", paramLabel = "V", description = "Is V.")
        List<String> seniority = new ArrayList<>();

        @Option(names = "--department", paramLabel = "V", description = "Is V.")
        List<String> department = new ArrayList<>();

        @Option(
                names = "--employees",
                paramLabel = "R",
                description = "Lies inside 51-200, 300 or 1000+.")
        List<String> employees = new ArrayList<>();
    }

    /** The rest. */
    static final class Advanced {
        @Option(names = "--company", paramLabel = "V", description = "Is V.")
        List<String> company = new ArrayList<>();

        @Option(names = "--domain", paramLabel = "V", description = "Is V.")
        List<String> domain = new ArrayList<>();

        @Option(names = "--city", paramLabel = "V", description = "Is V.")
        List<String> city = new ArrayList<>();

        @Option(names = "--state", paramLabel = "V", description = "Is V.")
        List<String> state = new ArrayList<>();

        @Option(names = "--source", paramLabel = "V", description = "Is V.")
        List<String> source = new ArrayList<>();

        @Option(
                names = "--revenue",
                paramLabel = "R",
                description = "Lies inside 1M-50M, <1M, 1B+.")
        List<String> revenue = new ArrayList<>();

        @Option(names = "--technology", paramLabel = "V", description = "V is one of them.")
        List<String> technology = new ArrayList<>();

        @Option(names = "--keyword", paramLabel = "V", description = "V is one of them.")
        List<String> keyword = new ArrayList<>();

        @Option(names = "--field", paramLabel = "NAME=V", description = "A custom field is V.")
        List<String> field = new ArrayList<>();

        @Option(names = "--has", paramLabel = "FIELD", description = "The field has a value.")
        List<String> has = new ArrayList<>();

        @Option(names = "--missing", paramLabel = "FIELD", description = "The field has none.")
        List<String> missing = new ArrayList<>();

        @Option(
                names = "--not-title",
                paramLabel = "W",
                description = "Leaves out what --title W finds; so each of these.")
        List<String> notTitle = new ArrayList<>();

        @Option(names = "--not-industry", paramLabel = "V")
        List<String> notIndustry = new ArrayList<>();

        @Option(names = "--not-country", paramLabel = "V")
        List<String> notCountry = new ArrayList<>();

        @Option(names = "--not-seniority", paramLabel = "V")
        List<String> notSeniority = new ArrayList<>();

        @Option(names = "--not-department", paramLabel = "V")
        List<String> notDepartment = new ArrayList<>();

        @Option(names = "--not-employees", paramLabel = "R")
        List<String> notEmployees = new ArrayList<>();

        @Option(names = "--not-company", paramLabel = "V")
        List<String> notCompany = new ArrayList<>();

        @Option(names = "--not-domain", paramLabel = "V")
        List<String> notDomain = new ArrayList<>();

        @Option(names = "--not-city", paramLabel = "V")
        List<String> notCity = new ArrayList<>();

        @Option(names = "--not-state", paramLabel = "V")
        List<String> notState = new ArrayList<>();

        @Option(names = "--not-source", paramLabel = "V")
        List<String> notSource = new ArrayList<>();

        @Option(names = "--not-revenue", paramLabel = "R")
        List<String> notRevenue = new ArrayList<>();

        @Option(names = "--not-technology", paramLabel = "V")
        List<String> notTechnology = new ArrayList<>();

        @Option(names = "--not-keyword", paramLabel = "V")
        List<String> notKeyword = new ArrayList<>();

        @Option(names = "--not-field", paramLabel = "NAME=V")
        List<String> notField = new ArrayList<>();

        @Option(
                names = "--filter",
                paramLabel = "FILE",
                description = "And what this JSON file says.")
        List<String> files = new ArrayList<>();
    }

    /**
     * Returns the filter.
     *
     * @throws Problem USAGE for a value that cannot be one, INVALID_INPUT for a broken filter file
     */
    public Filter filter(Environment environment) {
        List<Clause> clauses = new ArrayList<>();
        include().forEach((field, values) -> add(clauses, Clause.Type.INCLUDE, field, values));
        exclude().forEach((field, values) -> add(clauses, Clause.Type.EXCLUDE, field, values));
        custom(clauses, Clause.Type.INCLUDE, advanced.field);
        custom(clauses, Clause.Type.EXCLUDE, advanced.notField);
        for (String field : advanced.has) {
            clauses.add(Clause.of(Clause.Type.HAS, field, List.of()));
        }
        for (String field : advanced.missing) {
            clauses.add(Clause.of(Clause.Type.MISSING, field, List.of()));
        }
        Filter filter = new Filter(clauses);
        for (String file : advanced.files) {
            filter = filter.and(read(environment, file));
        }
        return filter;
    }

    private Map<String, List<String>> include() {
        Map<String, List<String>> include = new LinkedHashMap<>();
        include.put("title", basic.title);
        include.put("industry", basic.industry);
        include.put("country", basic.country);
        include.put("seniority", basic.seniority);
        include.put("department", basic.department);
        include.put("employees", basic.employees);
        include.put("company", advanced.company);
        include.put("domain", advanced.domain);
        include.put("city", advanced.city);
        include.put("state", advanced.state);
        include.put("source", advanced.source);
        include.put("revenue", advanced.revenue);
        include.put("technologies", advanced.technology);
        include.put("keywords", advanced.keyword);
        return include;
    }

    private Map<String, List<String>> exclude() {
        Map<String, List<String>> exclude = new LinkedHashMap<>();
        exclude.put("title", advanced.notTitle);
        exclude.put("industry", advanced.notIndustry);
        exclude.put("country", advanced.notCountry);
        exclude.put("seniority", advanced.notSeniority);
        exclude.put("department", advanced.notDepartment);
        exclude.put("employees", advanced.notEmployees);
        exclude.put("company", advanced.notCompany);
        exclude.put("domain", advanced.notDomain);
        exclude.put("city", advanced.notCity);
        exclude.put("state", advanced.notState);
        exclude.put("source", advanced.notSource);
        exclude.put("revenue", advanced.notRevenue);
        exclude.put("technologies", advanced.notTechnology);
        exclude.put("keywords", advanced.notKeyword);
        return exclude;
    }

    private static void add(
            List<Clause> clauses, Clause.Type type, String field, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        try {
            clauses.add(Clause.of(type, field, values));
        } catch (Problem e) {
            String option = type == Clause.Type.INCLUDE ? "--" + field : "--not-" + field;
            throw new Problem(e.kind(), option + ": " + e.what(), e.hint(), e);
        }
    }

    /** Of one name any value will do; several names are several conditions. */
    private static void custom(List<Clause> clauses, Clause.Type type, List<String> pairs) {
        Map<String, List<String>> valuesByName = new LinkedHashMap<>();
        String option = type == Clause.Type.INCLUDE ? "--field" : "--not-field";
        for (String pair : pairs) {
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
        valuesByName.forEach((name, values) -> add(clauses, type, name, values));
    }

    private static Filter read(Environment environment, String file) {
        InputFile input = new InputFile(environment, file);
        try (InputStream in = input.open()) {
            return FilterFile.read(Json.read(in, input.title()), input.title());
        } catch (IOException e) {
            throw input.unreadable(e);
        }
    }
}
