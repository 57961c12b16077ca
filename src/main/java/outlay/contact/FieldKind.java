package outlay.contact;

/** How the values of a field are compared with a filter's, and so how they are indexed. */
public enum FieldKind {
    /** The whole value. */
    VALUE,
    /** Each of its words. */
    WORDS,
    /** Each element of a list. */
    LIST,
    /** The number or range that it is. */
    RANGE,
    /** Not at all: only whether there is a value. */
    PRESENCE;

    public static FieldKind of(int field) {
        return switch (field) {
            case Fields.EMAIL,
                    Fields.FIRST_NAME,
                    Fields.LAST_NAME,
                    Fields.PHONE,
                    Fields.LINKEDIN_URL ->
                    PRESENCE;
            case Fields.TITLE -> WORDS;
            case Fields.EMPLOYEES, Fields.REVENUE -> RANGE;
            case Fields.TECHNOLOGIES, Fields.KEYWORDS -> LIST;
            default -> VALUE;
        };
    }
}
