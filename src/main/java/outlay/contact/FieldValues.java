package outlay.contact;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import outlay.Bytes;
import outlay.Problem;
import outlay.Varints;

/**
 * The values of one contact as bytes: for each field that has one, in the order of their numbers,
 * the field's number and the value's length as {@link Varints}, and the value in UTF-8.
 */
public final class FieldValues {
    private final Bytes bytes = new Bytes(1024);

    /** Takes one value. */
    @FunctionalInterface
    public interface Visitor {
        void value(int field, String value);
    }

    /** Starts anew. */
    public void clear() {
        bytes.clear();
    }

    /** Adds a value that is not blank; fields come in the order of their numbers. */
    public void add(int field, String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        bytes.varint(field);
        bytes.varint(text.length);
        bytes.all(text);
    }

    /** Begins a value, and returns where to put it: how many bytes it has, and then itself. */
    public Bytes begin(int field) {
        bytes.varint(field);
        return bytes;
    }

    public byte[] toBytes() {
        return bytes.toArray();
    }

    public static byte[] encode(Map<Integer, String> values) {
        FieldValues encoder = new FieldValues();
        new TreeMap<>(values).forEach(encoder::add);
        return encoder.toBytes();
    }

    public static Map<Integer, String> decode(byte[] bytes) {
        Map<Integer, String> values = new TreeMap<>();
        visit(bytes, values::put);
        return values;
    }

    public static void visit(byte[] bytes, Visitor visitor) {
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
    public interface SliceVisitor {
        void value(int field, byte[] bytes, int from, int to);
    }

    /**
     * Visits the values where they are, without decoding them.
     *
     * @throws Problem DAMAGED when these bytes are no values
     */
    static void slices(byte[] bytes, int start, int end, SliceVisitor visitor) {
        int at = start;
        while (at < end) {
            int field = Varints.read(bytes, at, end);
            at += Varints.length(field);
            int length = field < 0 ? -1 : Varints.read(bytes, at, end);
            at += Varints.length(length);
            if (length < 0 || length > end - at) {
                throw damaged();
            }
            visitor.value(field, bytes, at, at + length);
            at += length;
        }
    }

    private static Problem damaged() {
        return new Problem(
                Problem.Kind.DAMAGED,
                "the values of a contact cannot be read",
                "go back to a file made by 'outlay backup'; 'outlay doctor' lists what is damaged");
    }
}
