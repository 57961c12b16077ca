package outlay.load;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import outlay.EmailAddress;
import outlay.contact.AddressTable;
import outlay.contact.FieldValues;
import outlay.csv.ContactFile;

/**
 * One record of a file on its way into the database.
 *
 * @param email the address as written, in UTF-8
 * @param key the address as it is compared
 * @param hash of the key
 * @param fields its values, as {@link FieldValues} keeps them
 * @param noEmail whether it says that its person wants no email
 * @param rejection why it is not imported; null when it is, and then nothing else counts
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ImportRecord(
        byte[] email,
        String key,
        long hash,
        byte[] fields,
        boolean noEmail,
        @Nullable Rejection rejection) {
    private static final byte[] NOTHING = {};

    /** Why a record is not imported. */
    record Rejection(long line, String reason, String[] cells) {}

    /** Takes the record at which a file is. */
    static ImportRecord of(ContactFile file, int emailColumn, RecordLayout layout) {
        String reason = file.rejection();
        if (reason != null) {
            return rejected(file, reason);
        }
        String email = file.cells().get(emailColumn);
        EmailAddress address = EmailAddress.parse(email).orElse(null);
        if (address == null) {
            return rejected(file, EmailAddress.refusal(email));
        }
        String key = address.key();
        byte[] fields = layout.encode(file.cells());
        byte[] written = address.written().getBytes(StandardCharsets.UTF_8);
        return new ImportRecord(written, key, AddressTable.hash(key), fields, file.noEmail(), null);
    }

    private static ImportRecord rejected(ContactFile file, String reason) {
        return new ImportRecord(
                NOTHING,
                "",
                0,
                NOTHING,
                false,
                new Rejection(file.line(), reason, file.cells().toArray()));
    }

    /** Returns the domain of the address as it is compared. */
    String domain() {
        return key.substring(key.lastIndexOf('@') + 1);
    }
}
