package outlay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signed name of one outgoing message, as it travels in our bounce address ({@code
 * bounces+TOKEN@domain}), Message-ID ({@code <TOKEN@domain>}) and unsubscribe requests (decision
 * D67).
 *
 * <p>Its text is {@code ol} and 24 letters of lower-case base32 (RFC 4648, no padding), which stand
 * for 15 bytes: the message's id, 5 bytes, big-endian, and the first 10 bytes of an HMAC-SHA256 of
 * the id and the message's salt. The salt is random and does not travel, so that a token is worth
 * nothing once its id is another message's: after a backup was restored. Mail systems change the
 * case of addresses, so that case means nothing in a token.
 */
public final class MessageToken {
    /** Keeps this use of the key apart from any other use of it. */
    private static final byte[] PURPOSE =
            "outlay message token 1\0".getBytes(StandardCharsets.US_ASCII);

    private static final String MARK = "ol";
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int ID_BYTES = 5;
    private static final int SEAL_BYTES = 10;
    private static final int LETTERS = (ID_BYTES + SEAL_BYTES) * 8 / 5;
    private static final long MOST_ID = (1L << (ID_BYTES * 8)) - 1;
    private static final int LENGTH = MARK.length() + LETTERS;

    /** The bit by which a small letter differs from its capital. */
    private static final int CASE = 0x20;

    private MessageToken() {}

    /**
     * Returns the token of a message.
     *
     * @param messageId 1 to 2^40-1
     * @param salt what is random about the message; empty for messages that have none
     * @param key the secret that only this database knows; not empty
     */
    public static String sign(long messageId, byte[] salt, byte[] key) {
        if (messageId < 1 || messageId > MOST_ID) {
            throw new IllegalArgumentException("no message id: " + messageId);
        }
        byte[] id = Arrays.copyOfRange(ByteBuffer.allocate(8).putLong(messageId).array(), 3, 8);
        byte[] both =
                ByteBuffer.allocate(ID_BYTES + SEAL_BYTES).put(id).put(seal(id, salt, key)).array();
        return MARK + encode(both);
    }

    /**
     * Returns the id of the message that a token is said to name, or empty when it has not the form
     * of a token. Whether we signed it is for {@link #isSigned} to say.
     */
    public static OptionalLong idIn(String token) {
        if (token.length() != LENGTH || !isToken(token, 0)) {
            return OptionalLong.empty();
        }
        byte[] both = decode(token.substring(MARK.length()).toLowerCase(Locale.ROOT));
        long messageId = ByteBuffer.allocate(8).put(3, both, 0, ID_BYTES).getLong(0);
        return messageId > 0 ? OptionalLong.of(messageId) : OptionalLong.empty();
    }

    /** Returns whether a token is the one that we signed for this message. */
    public static boolean isSigned(String token, long messageId, byte[] salt, byte[] key) {
        byte[] given = token.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        byte[] ours = sign(messageId, salt, key).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, ours);
    }

    /**
     * Returns everything in a text that has a token's form, in order, each once, in lower case.
     * None of it is verified.
     *
     * <p>A token is a word of that many letters. All that comes in is looked through, so it goes
     * from word to word in leaps: what has no token's length before its next gap is none.
     */
    public static List<String> findAll(String text) {
        Set<String> found = new LinkedHashSet<>();
        int word = 0;
        while (word + LENGTH <= text.length()) {
            int gap = lastGap(text, word);
            if (gap < 0) {
                gap = endOfWord(text, word + LENGTH);
                if (gap == word + LENGTH && isToken(text, word)) {
                    found.add(text.substring(word, gap).toLowerCase(Locale.ROOT));
                }
            }
            word = gap + 1;
        }
        return new ArrayList<>(found);
    }

    /** Returns the last place between words in as many characters as a token has, or -1. */
    private static int lastGap(String text, int start) {
        int at = start + LENGTH - 1;
        while (at >= start && isAlphanumeric(text.charAt(at))) {
            at--;
        }
        return at < start ? -1 : at;
    }

    private static int endOfWord(String text, int from) {
        int end = from;
        while (end < text.length() && isAlphanumeric(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isToken(String text, int at) {
        int end = at + LENGTH;
        if ((text.charAt(at) | CASE) != 'o' || (text.charAt(at + 1) | CASE) != 'l') {
            return false;
        }
        int letter = at + MARK.length();
        while (letter < end && isDigit(text.charAt(letter))) {
            letter++;
        }
        return letter == end;
    }

    private static boolean isDigit(char c) {
        return isLetter(c) || (c >= '2' && c <= '7');
    }

    private static boolean isAlphanumeric(char c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static byte[] seal(byte[] id, byte[] salt, byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(PURPOSE);
            mac.update(id);
            return Arrays.copyOf(mac.doFinal(salt), SEAL_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder(LETTERS);
        for (int letter = 0; letter < LETTERS; letter++) {
            int value = 0;
            for (int bit = letter * 5; bit < letter * 5 + 5; bit++) {
                value = (value << 1) | ((bytes[bit / 8] >> (7 - bit % 8)) & 1);
            }
            text.append(DIGITS.charAt(value));
        }
        return text.toString();
    }

    private static byte[] decode(String letters) {
        byte[] bytes = new byte[letters.length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int value = DIGITS.indexOf(letters.charAt(bit / 5));
            bytes[bit / 8] |= (byte) (((value >> (4 - bit % 5)) & 1) << (7 - bit % 8));
        }
        return bytes;
    }
}
