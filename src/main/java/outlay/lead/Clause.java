package outlay.lead;

import java.util.List;
import java.util.Optional;
import outlay.EmailAddress;
import outlay.Folding;
import outlay.Problem;
import outlay.contact.Field;
import outlay.contact.FieldKind;
import outlay.contact.NumberRange;

/**
 * One condition of a filter on one field.
 *
 * @param type what the condition is
 * @param field the field's name as {@code import} has it
 * @param values of which one is enough; none for {@code HAS} and {@code MISSING}
 * @param origin the file that says so; empty when the command line does
 */
public record Clause(Type type, String field, List<String> values, String origin) {
    /** What stands for the name of a person, whatever fields its words are in; no field's name. */
    public static final String NAME = "--name";

    /** What a condition demands of a contact. */
    public enum Type {
        /** The field matches one of the values. */
        INCLUDE,
        /** The field matches none of the values. */
        EXCLUDE,
        /** The field has a value. */
        HAS,
        /** The field has no value. */
        MISSING
    }

    /**
     * Makes a condition.
     *
     * @throws Problem USAGE, or INVALID_INPUT when it comes from a file, when a value is blank, no
     *     range where one is needed, or without words where words are compared
     */
    public Clause {
        values = List.copyOf(values);
        for (String value : values) {
            check(field, value, origin);
        }
    }

    /**
     * Makes a condition of the command line.
     *
     * @param field the field's name, in any spelling of {@code import}'s
     * @throws Problem USAGE as the constructor says
     */
    public static Clause of(Type type, String field, List<String> values) {
        return new Clause(type, FieldNames.field(field), values, "");
    }

    /** Returns what the options of a filter call the field. */
    public String option() {
        return field.equals(NAME) ? "name" : field;
    }

    /** Returns the name of the option that makes such a condition, without dashes. */
    public String optionName() {
        return switch (type) {
            case INCLUDE -> given();
            case EXCLUDE -> "not-" + given();
            case HAS -> "has";
            case MISSING -> "missing";
        };
    }

    private String given() {
        return isCustom()
                ? "field"
                : Field.named(field).flatMap(Field::option).orElseGet(this::option);
    }

    /** Says whether it is on a field that files have brought. */
    public boolean isCustom() {
        return !field.equals(NAME) && Field.named(field).isEmpty();
    }

    /** Says whether words are compared, wherever they are in the field. */
    boolean isOnWords() {
        FieldKind kind = field.equals(NAME) ? FieldKind.NAME : kind(Field.named(field));
        return kind == FieldKind.WORDS || kind == FieldKind.NAME;
    }

    /** Says whether a value may tell who somebody is; so every custom field's. */
    public boolean mayTellWho() {
        return Field.named(field).map(Field::mayTellWho).orElse(true);
    }

    private static void check(String field, String value, String origin) {
        if (value.isBlank()) {
            throw problem(origin, "no value for " + field, "leave it out, or give it a value");
        }
        Optional<Field> known = Field.named(field);
        FieldKind kind = field.equals(NAME) ? FieldKind.NAME : kind(known);
        boolean isWords = kind == FieldKind.WORDS || kind == FieldKind.NAME;
        if (isWords && Folding.words(value).isEmpty()) {
            throw problem(
                    origin,
                    "no word in " + (field.equals(NAME) ? "name" : field) + " '" + value + "'",
                    "words are letters or digits");
        }
        if (field.equals("email") && EmailAddress.parse(value).isEmpty()) {
            throw problem(origin, EmailAddress.refusal(value), "write it as ann@example.com");
        }
        if (kind == FieldKind.RANGE && NumberRange.parse(value).isEmpty()) {
            String example = known.flatMap(Field::example).orElseThrow();
            throw problem(
                    origin, "'" + value + "' is no range of " + field, "write it as " + example);
        }
    }

    private static FieldKind kind(Optional<Field> known) {
        return known.map(Field::kind).orElse(FieldKind.VALUE);
    }

    /** Returns the problem of a condition that comes from there. */
    static Problem problem(String origin, String what, String hint) {
        return origin.isEmpty()
                ? new Problem(Problem.Kind.USAGE, what, hint)
                : new Problem(Problem.Kind.INVALID_INPUT, origin + ": " + what, hint);
    }
}
