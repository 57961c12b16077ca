package outlay.contact;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values of one contact as bytes: for each field that has one, in the order of their numbers,
 * the field's number and the value's length as varints (7 bits a byte, lowest first), and the value
 * in UTF-8.
 */
final class FieldValues {
    private byte[] bytes = new byte[1024];
    private int size;

    /** Takes one value. */
    @FunctionalInterface
    interface Visitor {
        void value(int field, String value);
    }

    /** Starts anew. */
    void clear() {
        size = 0;
    }

    /** Adds a value that is not blank; fields come in the order of their numbers. */
    void add(int field, String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        if (size + text.length + 10 > bytes.length) {
            bytes = Arrays.copyOf(bytes, (size + text.length + 10) * 2);
        }
        varint(field);
        varint(text.length);
        System.arraycopy(text, 0, bytes, size, text.length);
        size += text.length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void varint(int number) {
        int rest = number;
        while ((rest & ~0x7f) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    static byte[] encode(Map<Integer, String> values) {
        FieldValues encoder = new FieldValues();
        new TreeMap<>(values).forEach(encoder::add);
        return encoder.toBytes();
    }

    static Map<Integer, String> decode(byte[] bytes) {
        Map<Integer, String> values = new TreeMap<>();
        visit(bytes, values::put);
        return values;
    }

    static void visit(byte[] bytes, Visitor visitor) {
        slices(
                bytes,
                0,
                bytes.length,
                (field, all, from, to) ->
                        visitor.value(
                                field, new String(all, from, to - from, StandardCharsets.UTF_8)));
    }

    /** Takes one value as the bytes between two places: UTF-8. */
    @FunctionalInterface
    interface SliceVisitor {
        void value(int field, byte[] bytes, int from, int to);
    }

    /** Visits the values where they are, without decoding them. */
    static void slices(byte[] bytes, int start, int end, SliceVisitor visitor) {
        int at = start;
        int[] next = {0};
        while (at < end) {
            int field = varint(bytes, at, next);
            int length = varint(bytes, next[0], next);
            at = next[0];
            visitor.value(field, bytes, at, at + length);
            at += length;
        }
    }

    private static int varint(byte[] bytes, int from, int[] next) {
        int number = 0;
        int at = from;
        int shift = 0;
        byte b;
        do {
            b = bytes[at++];
            number |= (b & 0x7f) << shift;
            shift += 7;
        } while (b < 0);
        next[0] = at;
        return number;
    }
}
