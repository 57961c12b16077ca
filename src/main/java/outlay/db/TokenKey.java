package outlay.db;

import java.security.SecureRandom;
import outlay.Problem;

/**
 * The secret that signs the message tokens of one database. It is there from the database's first
 * moment: who reads a mailbox before anything was sent must not be content with less.
 */
public final class TokenKey {
    static final String NAME = "token-key";
    private static final int BYTES = 32;

    private TokenKey() {}

    /**
     * Returns the key.
     *
     * @throws Problem DAMAGED when the database has none
     */
    public static byte[] of(Transaction tx) {
        return SettingStore.find(tx, NAME)
                .filter(key -> key.length == BYTES)
                .orElseThrow(
                        () ->
                                new Problem(
                                        Problem.Kind.DAMAGED,
                                        "the key that signs message tokens is not in the database",
                                        "go back to a backup that has it"));
    }

    /** Databases made by earlier versions got their key with the first send. */
    static void makeIfMissing(Transaction tx) {
        if (SettingStore.find(tx, NAME).isEmpty()) {
            byte[] key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            SettingStore.put(tx, NAME, key);
        }
    }
}
