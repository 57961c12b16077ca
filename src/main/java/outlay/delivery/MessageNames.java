package outlay.delivery;

import java.security.SecureRandom;
import outlay.db.Transaction;

/** Gives messages their names. Used by the one thread that keeps the database. */
public final class MessageNames {
    private static final int SALT_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private long next;

    private MessageNames(long next) {
        this.next = next;
    }

    /** Begins with the first number that no message of this database has ever had. */
    public static MessageNames of(Transaction tx) {
        return new MessageNames(MessageStore.nextId(tx));
    }

    /** Returns a name that no message has, here or in any copy of this database. */
    public MessageName next() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new MessageName(next++, salt);
    }
}
