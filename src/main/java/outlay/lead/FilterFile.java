package outlay.lead;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outlay.Nearest;
import outlay.Problem;

/**
 * A filter as a JSON file has it: {@code {"include":{"industry":["A","B"]},
 * "exclude":{"country":["US"]},"has":["phone"],"missing":[],"fields":{"tier":["gold"]}}}.
 */
public final class FilterFile {
    private static final List<String> KEYS =
            List.of("include", "exclude", "has", "missing", "fields");

    private final String file;
    private final List<Clause> clauses = new ArrayList<>();
    private final List<CampaignClause> campaigns = new ArrayList<>();

    private FilterFile(String file) {
        this.file = file;
    }

    /**
     * Reads a filter.
     *
     * @param json the file's object
     * @param file how to call the file in messages
     * @throws Problem INVALID_INPUT when a key is unknown or a value has the wrong form; that a
     *     field is unknown is found when the filter is used
     */
    public static Filter read(Map<String, ?> json, String file) {
        FilterFile reader = new FilterFile(file);
        json.forEach(reader::key);
        return new Filter(reader.clauses, reader.campaigns);
    }

    private void key(String key, Object value) {
        switch (key) {
            case "include" -> include(object(key, value));
            case "exclude" -> exclude(object(key, value));
            case "fields" -> conditions(Clause.Type.INCLUDE, key, object(key, value));
            case "has" -> presence(Clause.Type.HAS, key, value);
            case "missing" -> presence(Clause.Type.MISSING, key, value);
            default ->
                    throw new Problem(
                            Problem.Kind.INVALID_INPUT,
                            file + ": unknown key \"" + key + "\"",
                            Nearest.hint(key, KEYS));
        }
    }

    private Map<String, Object> object(String key, Object value) {
        if (!(value instanceof Map<?, ?> fields)) {
            throw malformed(key, "an object of fields, each with a list of values");
        }
        Map<String, Object> object = new LinkedHashMap<>();
        fields.forEach((name, values) -> object.put(String.valueOf(name), values));
        return object;
    }

    private void include(Map<String, Object> wanted) {
        List<String> names = take(wanted, "include", "campaign");
        List<String> statuses = take(wanted, "include", "status");
        List<String> phases = take(wanted, "include", "phase");
        if (!names.isEmpty() || !statuses.isEmpty() || !phases.isEmpty()) {
            campaigns.add(new CampaignClause(false, names, statuses, phases, file));
        }
        person(Clause.Type.INCLUDE, "include", wanted);
    }

    private void exclude(Map<String, Object> wanted) {
        List<String> names = take(wanted, "exclude", "campaign");
        if (!names.isEmpty()) {
            campaigns.add(new CampaignClause(true, names, List.of(), List.of(), file));
        }
        person(Clause.Type.EXCLUDE, "exclude", wanted);
    }

    private void person(Clause.Type type, String key, Map<String, Object> wanted) {
        List<String> names = take(wanted, key, "name");
        if (!names.isEmpty()) {
            clauses.add(new Clause(type, Clause.NAME, names, file));
        }
        conditions(type, key, wanted);
    }

    private List<String> take(Map<String, Object> wanted, String key, String name) {
        Object values = wanted.remove(name);
        return values == null ? List.of() : texts(key + "." + name, values);
    }

    private void conditions(Clause.Type type, String key, Map<String, Object> fields) {
        fields.forEach(
                (field, values) -> {
                    String name = FieldNames.field(field);
                    List<String> texts = texts(key + "." + field, values);
                    if (!texts.isEmpty()) {
                        clauses.add(new Clause(type, name, texts, file));
                    }
                });
    }

    private void presence(Clause.Type type, String key, Object value) {
        for (String field : texts(key, value)) {
            clauses.add(new Clause(type, FieldNames.field(field), List.of(), file));
        }
    }

    /** One value may stand without a list around it; numbers are values too. */
    private List<String> texts(String key, Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(item -> text(key, item)).toList();
        }
        return List.of(text(key, value));
    }

    private String text(String key, Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw malformed(key, "a list of texts");
    }

    private Problem malformed(String key, String wanted) {
        return new Problem(
                Problem.Kind.INVALID_INPUT,
                file + ": \"" + key + "\" is not " + wanted,
                "write it as {\"include\":{\"industry\":[\"A\",\"B\"]},\"has\":[\"phone\"]}");
    }
}
