package outlay.mail.address;

import java.util.Map;
import outlay.EmailAddress;

/** Finds out whether an address can take mail; safe for use by several threads. */
public interface AddressCheck extends AutoCloseable {
    /** Returns a check that looks at the address alone. */
    static AddressCheck syntax() {
        return new SyntaxCheck();
    }

    /**
     * Returns a check that looks at the address, and whether its domain takes mail.
     *
     * @param env names the resolver in {@code OUTLAY_DNS} as {@code host:port}, else the system's
     *     is asked
     * @throws outlay.Problem USAGE when {@code OUTLAY_DNS} cannot be read
     */
    static AddressCheck dns(Map<String, String> env) {
        return DnsCheck.of(env.getOrDefault("OUTLAY_DNS", ""));
    }

    /** Checks one address. */
    Finding check(EmailAddress address);

    /** Lets go of what the check holds; never fails. */
    @Override
    default void close() {}
}
