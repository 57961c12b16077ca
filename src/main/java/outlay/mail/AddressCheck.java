package outlay.mail;

import outlay.EmailAddress;

/** Finds out whether an address can take mail; safe for use by several threads. */
public interface AddressCheck extends AutoCloseable {
    /** Checks one address. */
    Finding check(EmailAddress address);

    /** Lets go of what the check holds; never fails. */
    @Override
    default void close() {}
}
