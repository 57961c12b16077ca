package outlay.delivery.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.MessageToken;
import outlay.db.ConstraintViolation;
import outlay.delivery.Message;
import outlay.delivery.MessageStore;

/** Which message a token names. */
final class SignedMessageTest {
    private static final byte[] KEY = new byte[32];
    private static final byte[] SALT = new byte[16];
    private static final byte[] NO_SALT = {};

    @TempDir Path folder = Path.of("");

    @Test
    void isTheOneThatItsSaltIsStoredWith() {
        try (OneRecipient ann = new OneRecipient(folder)) {
            ann.happens("accepted");
            String token = MessageToken.sign(1, SALT, KEY);
            assertEquals(Optional.of(1L), named(ann, token));
            assertEquals(Optional.empty(), named(ann, MessageToken.sign(2, SALT, KEY)));
            assertEquals(Optional.empty(), named(ann, MessageToken.sign(1, NO_SALT, KEY)));
            assertEquals(Optional.empty(), named(ann, token.replace('a', 'b')));
            ann.write(tx -> tx.update("UPDATE message SET salt = ?", new byte[] {1, 2}));
            assertEquals(Optional.empty(), named(ann, token));
        }
    }

    @Test
    void mayBeOlderThanSalt() {
        try (OneRecipient ann = new OneRecipient(folder)) {
            ann.happens("accepted");
            ann.write(tx -> tx.update("UPDATE message SET salt = ?", new byte[0]));
            assertEquals(Optional.of(1L), named(ann, MessageToken.sign(1, NO_SALT, KEY)));
        }
    }

    /** Its number would come again. */
    @Test
    void isNeverDeleted() {
        try (OneRecipient ann = new OneRecipient(folder)) {
            ann.happens("accepted");
            assertThrows(
                    ConstraintViolation.class,
                    () -> ann.write(tx -> tx.update("DELETE FROM message")));
        }
    }

    private static Optional<Long> named(OneRecipient ann, String token) {
        return ann.write(tx -> MessageStore.signed(tx, token, KEY)).map(Message::id);
    }
}
