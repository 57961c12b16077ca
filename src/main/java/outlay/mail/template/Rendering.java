package outlay.mail.template;

/** What a template makes of one recipient's fields. */
public sealed interface Rendering {
    /** The finished text. */
    record Rendered(String text) implements Rendering {}

    /**
     * No text for this recipient, who is held back.
     *
     * @param reason as an operator reads it: {@code missing: first_name, company}
     */
    record Held(String reason) implements Rendering {}
}
