package outlay.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Some bytes of an array, UTF-8; moved from one text to the next, so that none is copied. */
public final class Slice {
    private static final byte[] NONE = {};

    byte[] bytes = NONE;
    int from;
    int to;

    /** Returns a slice that is all of a text. */
    public static Slice of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Slice().move(bytes, 0, bytes.length);
    }

    /** Moves it to the bytes between two places, and returns it. */
    public Slice move(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        return this;
    }

    /** Moves it to where another one is, and returns it. */
    Slice move(Slice other) {
        return move(other.bytes, other.from, other.to);
    }

    /** Takes the bytes where they are. */
    @FunctionalInterface
    public interface Part {
        /** Takes those between two places of an array. */
        void bytes(byte[] array, int from, int to);
    }

    /** Hands on the bytes without copying them. */
    public void bytes(Part part) {
        part.bytes(bytes, from, to);
    }

    int length() {
        return to - from;
    }

    /** Compares by UTF-8 bytes, which is by code points and the order of SQLite's BINARY. */
    int compare(Slice other) {
        return Arrays.compareUnsigned(bytes, from, to, other.bytes, other.from, other.to);
    }

    /** Returns a hash of which every bit depends on all bytes. */
    int hash() {
        int hash = 0;
        int at = from;
        // The same as one by one, but what does not depend on the bytes before is not kept waiting.
        for (; at + 4 <= to; at += 4) {
            int next = 29791 * bytes[at] + 961 * bytes[at + 1] + 31 * bytes[at + 2] + bytes[at + 3];
            hash = 923521 * hash + next;
        }
        for (; at < to; at++) {
            hash = 31 * hash + bytes[at];
        }
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slice that
                && Arrays.equals(bytes, from, to, that.bytes, that.from, that.to);
    }

    @Override
    public int hashCode() {
        return hash();
    }

    @Override
    public String toString() {
        return new String(bytes, from, length(), StandardCharsets.UTF_8);
    }
}
