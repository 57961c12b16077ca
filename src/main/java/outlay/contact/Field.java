package outlay.contact;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field that every contact can have; the fields that files bring beside them are custom.
 *
 * <p>To add one takes a constant here, a migration that has it in table {@code field}, and a line
 * in {@code headers.txt} with what exports call it: options, filters, templates and help follow.
 */
public enum Field {
    EMAIL(1, FieldKind.PRESENCE, true),
    FIRST_NAME(2, FieldKind.NAME, true),
    LAST_NAME(3, FieldKind.NAME, true),
    TITLE(4, FieldKind.WORDS, false),
    SENIORITY(5, FieldKind.VALUE, false),
    DEPARTMENT(6, FieldKind.VALUE, false),
    COMPANY(7, FieldKind.VALUE, true),
    DOMAIN(8, FieldKind.VALUE, true),
    INDUSTRY(9, FieldKind.VALUE, false),
    EMPLOYEES(10, FieldKind.RANGE, false, null, "51-200, 300 or 1000+"),
    REVENUE(11, FieldKind.RANGE, false, null, "1M-50M, <1M or 1B+"),
    CITY(12, FieldKind.VALUE, false),
    STATE(13, FieldKind.VALUE, false),
    COUNTRY(14, FieldKind.VALUE, false),
    PHONE(15, FieldKind.PRESENCE, true),
    LINKEDIN_URL(16, FieldKind.PRESENCE, true),
    TECHNOLOGIES(17, FieldKind.LIST, false, "technology", null),
    KEYWORDS(18, FieldKind.LIST, false, "keyword", null),
    SOURCE(19, FieldKind.VALUE, false),
    TAGS(20, FieldKind.LIST, false, "tag", null);

    private static final Field[] BY_NUMBER = byNumber();

    private final int number;
    private final FieldKind kind;
    private final boolean mayTellWho;
    private final @Nullable String element;
    private final @Nullable String example;

    Field(int number, FieldKind kind, boolean mayTellWho) {
        this(number, kind, mayTellWho, null, null);
    }

    /**
     * @param element of a list, what one of its elements is called
     * @param example of a range, how people may write one
     */
    Field(
            int number,
            FieldKind kind,
            boolean mayTellWho,
            @Nullable String element,
            @Nullable String example) {
        this.number = number;
        this.kind = kind;
        this.mayTellWho = mayTellWho;
        this.element = element;
        this.example = example;
    }

    /**
     * Returns the field that has a name, as {@link #toString} returns it; empty for a custom one.
     */
    public static Optional<Field> named(String name) {
        for (Field field : values()) {
            if (field.toString().equals(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** Returns how the values of the field with a number are compared; custom ones as a whole. */
    public static FieldKind kind(int number) {
        return number < BY_NUMBER.length ? BY_NUMBER[number].kind : FieldKind.VALUE;
    }

    /** Returns the number under which contacts keep it. */
    public int number() {
        return number;
    }

    public FieldKind kind() {
        return kind;
    }

    /** Says whether a value may tell who somebody is, rather than what many are. */
    public boolean mayTellWho() {
        return mayTellWho;
    }

    /** Returns what the option of filters calls that is for it alone; empty without one. */
    public Optional<String> option() {
        return kind == FieldKind.PRESENCE || kind == FieldKind.NAME
                ? Optional.empty()
                : Optional.of(element == null ? toString() : element);
    }

    /** Returns how people may write a value; empty when that needs no saying. */
    public Optional<String> example() {
        return Optional.ofNullable(example);
    }

    /** Returns the name under which {@code import} keeps it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Field[] byNumber() {
        Field[] fields = new Field[values().length + 1];
        fields[0] = EMAIL;
        for (Field field : values()) {
            fields[field.number] = field;
        }
        return fields;
    }
}
