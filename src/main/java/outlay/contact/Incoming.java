package outlay.contact;

import org.jspecify.annotations.Nullable;
import outlay.EmailAddress;

/** One record of a file on its way into the database. */
final class Incoming {
    final long line;
    final String[] cells;
    private final @Nullable EmailAddress address;
    private final String reason;
    private final String key;
    private final long hash;

    private Incoming(long line, String[] cells, @Nullable EmailAddress address, String reason) {
        this.line = line;
        this.cells = cells;
        this.address = address;
        this.reason = reason;
        this.key = address == null ? "" : address.key();
        this.hash = ContactKeys.hash(key);
    }

    /** Takes the record at which a file is. */
    static Incoming of(ContactFile file, int emailColumn) {
        String[] cells = file.cells();
        String rejection = file.rejection();
        if (rejection != null) {
            return new Incoming(file.line(), cells, null, rejection);
        }
        String email = cells[emailColumn];
        return EmailAddress.parse(email)
                .map(address -> new Incoming(file.line(), cells, address, ""))
                .orElseGet(() -> new Incoming(file.line(), cells, null, reason(email)));
    }

    private static String reason(String email) {
        return email.isBlank() ? "no email address" : "not an email address: " + email;
    }

    boolean isRejected() {
        return address == null;
    }

    /** Returns why it is not imported. */
    String reason() {
        return reason;
    }

    /** Returns the address as it is compared. */
    String key() {
        return key;
    }

    /** Returns the hash of the address. */
    long hash() {
        return hash;
    }

    EmailAddress address() {
        if (address == null) {
            throw new IllegalStateException("a rejected record has no address");
        }
        return address;
    }
}
