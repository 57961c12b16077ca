package outlay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow, written from the front; numbers as {@link Varints}. */
public final class Bytes {
    private byte[] bytes;
    private int size;

    /** Begins without bytes, and with room for so many. */
    public Bytes(int capacity) {
        bytes = new byte[capacity];
    }

    /** Returns how many there are. */
    public int size() {
        return size;
    }

    /** Adds a number as {@link Varints} are. */
    public void varint(int number) {
        room(Varints.LONGEST);
        int rest = number;
        while ((rest & ~0x7f) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Adds a number: 4 bytes, lowest first. */
    public void int32(int number) {
        room(Integer.BYTES);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            bytes[size++] = (byte) (number >>> shift);
        }
    }

    /** Returns the number of 4 bytes that begins at a place. */
    public int intAt(int from) {
        int number = 0;
        for (int i = Integer.BYTES - 1; i >= 0; i--) {
            number = number << Byte.SIZE | (bytes[from + i] & 0xff);
        }
        return number;
    }

    public void single(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    /** Adds an array. */
    public void all(byte[] more) {
        all(more, more.length);
    }

    public void all(byte[] more, int length) {
        all(more, 0, length);
    }

    /** Adds part of an array. */
    public void all(byte[] more, int from, int length) {
        room(length);
        System.arraycopy(more, from, bytes, size, length);
        size += length;
    }

    /** Adds characters between two places as UTF-8, after how many bytes that takes. */
    public void text(char[] characters, int from, int to) {
        int plain = from;
        while (plain < to && characters[plain] < 0x80) {
            plain++;
        }
        if (plain < to) {
            byte[] text = new String(characters, from, to - from).getBytes(StandardCharsets.UTF_8);
            varint(text.length);
            all(text);
            return;
        }
        varint(to - from);
        room(to - from);
        for (int at = from; at < to; at++) {
            bytes[size++] = (byte) characters[at];
        }
    }

    /** Returns the varint that begins at a place, as {@link Varints#read} does. */
    public int varintAt(int from) {
        return Varints.read(bytes, from, size);
    }

    public int capacity() {
        return bytes.length;
    }

    public byte[] array() {
        return bytes;
    }

    /** Returns a copy of all. */
    public byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Starts anew. */
    public void clear() {
        size = 0;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
