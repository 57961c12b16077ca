package outlay.mail;

/** What is odd about an address that can take mail. */
public enum AddressWarning {
    /** A function's address, not a person's: {@code info@}, {@code sales@}. */
    ROLE,
    /** An address of a throw-away mail service. */
    DISPOSABLE
}
