package outlay.contact;

/** How the values of a field are compared with a filter's, and so how they are indexed. */
public enum FieldKind {
    /** The whole value. */
    VALUE,
    /** Each of its words. */
    WORDS,
    /** Each of its words, by which persons are looked for whatever part of a name it is. */
    NAME,
    /** Each element of a list. */
    LIST,
    /** The number or range that it is. */
    RANGE,
    /** Not at all: only whether there is a value. */
    PRESENCE
}
