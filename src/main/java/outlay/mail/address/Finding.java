package outlay.mail.address;

import java.util.Set;

/** What an {@link AddressCheck} found out about one address. */
public record Finding(Verdict verdict, Set<AddressWarning> warnings) {}
