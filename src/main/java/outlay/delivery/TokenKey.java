package outlay.delivery;

import java.security.SecureRandom;
import java.util.Optional;
import outlay.db.Transaction;

/** The secret that signs the message tokens of one database. */
final class TokenKey {
    private static final String NAME = "token-key";
    private static final int BYTES = 32;

    private TokenKey() {}

    /** Returns the key, and makes it when this is the first time. */
    static byte[] of(Transaction tx) {
        return find(tx).orElseGet(() -> make(tx));
    }

    /** Returns the key; without one no message has ever left. */
    static Optional<byte[]> find(Transaction tx) {
        return tx.query("SELECT value FROM setting WHERE name = ?", NAME)
                .first(row -> row.getBytes(1));
    }

    private static byte[] make(Transaction tx) {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        tx.update("INSERT INTO setting (name, value) VALUES (?, ?)", NAME, key);
        return key;
    }
}
