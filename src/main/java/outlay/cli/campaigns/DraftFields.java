package outlay.cli.campaigns;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.campaign.plan.Origin;

/** What a draft is made of, and with which option each field was given, if with any. */
final class DraftFields implements Origin {
    private final Origin before;
    private final Map<String, Object> fields;
    private final Map<String, Given> given = new HashMap<>();

    /**
     * Begins with what there is.
     *
     * @param before where that was written
     */
    DraftFields(Map<String, Object> fields, Origin before) {
        this.fields = fields;
        this.before = before;
    }

    /**
     * An option on the command line.
     *
     * @param option as typed, such as {@code --per-day}
     * @param example a value that it can take
     */
    private record Given(String option, String example) {}

    /** Sets a field, such as {@code limits.perDay}, unless the value is null. */
    void put(String field, @Nullable Object value, String option, String example) {
        if (value == null) {
            return;
        }
        int dot = field.indexOf('.');
        Map<String, Object> owner = dot < 0 ? fields : object(field.substring(0, dot));
        owner.put(field.substring(dot + 1), value);
        given.put(field, new Given(option, example));
    }

    /** Takes a field out in favour of another one, unless the two were given together. */
    void replace(String field, String other) {
        if (!given.containsKey(field)) {
            fields.remove(field);
        } else if (given.containsKey(other)) {
            throw new Problem(
                    Problem.Kind.INVALID_INPUT,
                    given.get(field).option() + " is there beside " + given.get(other).option(),
                    "write one of the two: who sends");
        }
    }

    /** Takes fields of an object out: options say anew what they said. */
    void drop(String name, List<String> inIt) {
        Map<String, Object> owner = object(name);
        inIt.forEach(owner::remove);
        if (owner.isEmpty()) {
            fields.remove(name);
        }
    }

    /** Takes note that a field was given with an option, without setting it. */
    void give(String field, String option, String example) {
        given.put(field, new Given(option, example));
    }

    Map<String, Object> all() {
        return fields;
    }

    private Map<String, Object> object(String name) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (fields.get(name) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> object.put(String.valueOf(key), value));
        } else if (fields.get(name) != null) {
            // Not an object: the reader says so.
            return object;
        }
        fields.put(name, object);
        return object;
    }

    @Override
    public Problem wrong(String field, String what, String hint) {
        Given option = given.get(field);
        return option == null
                ? before.wrong(field, what, hint)
                : new Problem(
                        Problem.Kind.USAGE,
                        option.option() + " " + what,
                        "write " + option.option() + " " + option.example());
    }

    @Override
    public Problem missing(String field, String what, String hint) {
        Given option = given.get(field);
        return option == null
                ? before.missing(field, what, hint)
                : new Problem(Problem.Kind.NOT_ALLOWED, option.option() + " " + what, hint);
    }

    @Override
    public String text(String field) {
        Given option = given.get(field);
        return option == null ? before.text(field) : option.option().replaceFirst("^--\\S+ ", "");
    }

    /** Where nothing was written yet, or where it is kept already. */
    static final class Kept implements Origin {
        private final String name;

        Kept(String name) {
            this.name = name;
        }

        @Override
        public Problem wrong(String field, String what, String hint) {
            return new Problem(
                    Problem.Kind.INVALID_INPUT, name + ": \"" + field + "\" " + what, hint);
        }

        @Override
        public Problem missing(String field, String what, String hint) {
            return wrong(field, what, hint);
        }

        @Override
        public String text(String field) {
            return name + ": " + field;
        }
    }
}
