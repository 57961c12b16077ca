package outlay;

/**
 * Numbers from 0 on as varints: 7 bits a byte, lowest first, the highest bit set in all bytes but
 * the last; 1 to 5 bytes.
 */
public final class Varints {
    /** The most bytes that a number takes. */
    public static final int LONGEST = 5;

    private Varints() {}

    /** Returns the number that begins at a place, or -1 when none ends before another place. */
    public static int read(byte[] bytes, int from, int end) {
        // Nearly all are one byte, and small methods are compiled into their callers.
        return from < end && bytes[from] >= 0 ? bytes[from] : readLonger(bytes, from, end);
    }

    private static int readLonger(byte[] bytes, int from, int end) {
        int number = 0;
        int most = Math.min(end, from + LONGEST);
        for (int at = from; at < most; at++) {
            byte next = bytes[at];
            number |= (next & 0x7f) << (7 * (at - from));
            if (next >= 0) {
                boolean isShortest = next > 0 || at == from;
                return isShortest && number >= 0 ? number : -1;
            }
        }
        return -1;
    }

    /** Returns how many bytes a number takes. */
    public static int length(int number) {
        return number < 0x80 ? 1 : (38 - Integer.numberOfLeadingZeros(number)) / 7;
    }
}
