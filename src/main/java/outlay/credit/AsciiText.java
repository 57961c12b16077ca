package outlay.credit;

import java.security.MessageDigest;
import java.util.Arrays;

/** A text in ASCII that is made to be hashed: in bytes from the first, one text after another. */
final class AsciiText {
    private static final String HEX = "0123456789abcdef";

    /** Of the longest number. */
    private static final int MOST_DIGITS = 20;

    private byte[] bytes = new byte[512];
    private int length;

    void clear() {
        length = 0;
    }

    void append(char each) {
        makeRoom(1);
        bytes[length++] = (byte) each;
    }

    void append(String text) {
        makeRoom(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    /** Appends a number in decimal digits. */
    void append(long number) {
        if (number < 0) {
            append(Long.toString(number));
            return;
        }
        makeRoom(MOST_DIGITS);
        int from = length;
        long rest = number;
        do {
            bytes[length++] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        reverse(from, length - 1);
    }

    private void reverse(int from, int to) {
        for (int i = from, j = to; i < j; i++, j--) {
            byte each = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = each;
        }
    }

    void appendHex(byte[] all) {
        for (byte each : all) {
            append(HEX.charAt(each >> 4 & 15));
            append(HEX.charAt(each & 15));
        }
    }

    private void makeRoom(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (length + more));
        }
    }

    /** Has the text hashed. */
    void update(MessageDigest digest) {
        digest.update(bytes, 0, length);
    }
}
