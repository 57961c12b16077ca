package outlay.mail.address;

/** Whether an address can take mail, as far as can be known without writing to it. */
public sealed interface Verdict {
    /** Nothing speaks against it. */
    record Deliverable() implements Verdict {}

    /**
     * It can never take mail.
     *
     * @param reason as an operator reads it: {@code no such domain}
     */
    record Invalid(String reason) implements Verdict {}

    /** It could not be found out now; asking again later may. */
    record Unknown(String reason) implements Verdict {}
}
