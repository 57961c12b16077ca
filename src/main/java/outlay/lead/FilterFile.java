package outlay.lead;

import java.util.ArrayList;
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
        return new Filter(reader.clauses);
    }

    private void key(String key, Object value) {
        switch (key) {
            case "include", "fields" -> conditions(Clause.Type.INCLUDE, key, value);
            case "exclude" -> conditions(Clause.Type.EXCLUDE, key, value);
            case "has" -> presence(Clause.Type.HAS, key, value);
            case "missing" -> presence(Clause.Type.MISSING, key, value);
            default ->
                    throw new Problem(
                            Problem.Kind.INVALID_INPUT,
                            file + ": unknown key \"" + key + "\"",
                            Nearest.hint(key, KEYS));
        }
    }

    private void conditions(Clause.Type type, String key, Object value) {
        if (!(value instanceof Map<?, ?> fields)) {
            throw malformed(key, "an object of fields, each with a list of values");
        }
        fields.forEach(
                (field, values) -> {
                    String name = FieldNames.field(String.valueOf(field));
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
