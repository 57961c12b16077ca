package outlay.campaign.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outlay.Nearest;
import outlay.Problem;

/** The fields of one JSON object of a file, asked for by name; what nobody asks for is an error. */
final class FileFields {
    private final Origin origin;
    private final String path;
    private final Map<?, ?> fields;
    private final Set<String> asked = new HashSet<>();

    FileFields(Origin origin, String path, Map<?, ?> fields) {
        this.origin = origin;
        this.path = path;
        this.fields = fields;
    }

    boolean isAbsent() {
        return fields.isEmpty();
    }

    boolean has(String name) {
        return value(name) != null;
    }

    @Nullable String text(String name) {
        Object value = value(name);
        if (value == null || (value instanceof String blank && blank.isBlank())) {
            return null;
        }
        if (value instanceof String text) {
            return text;
        }
        throw wrong(name, "is no text: " + value, "put it in quotation marks");
    }

    String required(String name) {
        String text = text(name);
        if (text == null) {
            throw wrong(name, "is missing", meantBy(name, "a campaign cannot do without it"));
        }
        return text;
    }

    /** Requires a field in the place of which another one can stand. */
    void required(String name, String other) {
        if (text(name) == null) {
            String hint =
                    misspelt(other)
                            .map(as -> "did you mean \"" + other + "\" by \"" + as + "\"?")
                            .orElseGet(() -> meantBy(name, "write it, or \"" + other + "\""));
            throw wrong(name, "is missing", hint);
        }
    }

    private String meantBy(String name, String otherwise) {
        return misspelt(name)
                .map(other -> "did you mean it by \"" + other + "\"?")
                .orElse(otherwise);
    }

    /** Returns what may be meant to be this field, among those that mean nothing. */
    private Optional<String> misspelt(String name) {
        List<String> others =
                fields.keySet().stream()
                        .map(String::valueOf)
                        .filter(other -> !asked.contains(other))
                        .toList();
        return Nearest.of(name, others);
    }

    boolean truth(String name, boolean otherwise) {
        Object value = value(name);
        if (value == null || value instanceof Boolean) {
            return value == null ? otherwise : (Boolean) value;
        }
        throw wrong(name, "is neither true nor false: " + value, "write true or false");
    }

    int number(String name, int least, int most, int otherwise) {
        Object value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Integer number && number >= least && number <= most) {
            return number;
        }
        String range = most == Integer.MAX_VALUE ? least + " or more" : least + " to " + most;
        throw wrong(name, "is " + value, "write a whole number, " + range);
    }

    List<Object> list(String name) {
        Object value = value(name);
        if (value instanceof List<?> list) {
            return List.copyOf(list);
        }
        return value == null ? List.of() : List.of(value);
    }

    FileFields object(String name) {
        Object value = value(name);
        return value == null
                ? new FileFields(origin, path + name + ".", Map.of())
                : nested(name, value);
    }

    FileFields item(String name, int index, Object value) {
        return nested(name + "[" + index + "]", value);
    }

    private FileFields nested(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            return new FileFields(origin, path + name + ".", map);
        }
        throw wrong(name, "is no object: " + value, "write it in { }");
    }

    /** Refuses what is written and means nothing: most likely it is misspelt. */
    void refuseOthers() {
        for (Object key : fields.keySet()) {
            String name = String.valueOf(key);
            if (!asked.contains(name)) {
                List<String> known = asked.stream().sorted().toList();
                String meant =
                        Nearest.of(name, known)
                                .map(near -> "; did you mean \"" + near + "\"?")
                                .orElse("");
                throw wrong(name, "is unknown" + meant, "there are: " + String.join(", ", known));
            }
        }
    }

    Problem wrong(String name, String what, String hint) {
        return origin.wrong(path + name, what, hint);
    }

    private @Nullable Object value(String name) {
        asked.add(name);
        return fields.get(name);
    }
}
