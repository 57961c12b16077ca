package outlay.contact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * One contact where it is stored, so that none is copied to be looked at: its address in UTF-8, and
 * its values (see {@link FieldValues}). Moved from one contact to the next.
 */
public final class StoredContact {
    private static final byte[] NONE = {};

    private int id;
    private byte[] page = NONE;
    private int addressFrom;
    private int addressTo;
    private byte[] values = NONE;
    private int valuesFrom;
    private int valuesTo;

    /** Takes part of an array. */
    @FunctionalInterface
    public interface Part {
        void bytes(byte[] array, int from, int to);
    }

    void address(int id, byte[] bytes, int from, int to) {
        this.id = id;
        page = bytes;
        addressFrom = from;
        addressTo = to;
    }

    void values(byte[] bytes, int from, int to) {
        values = bytes;
        valuesFrom = from;
        valuesTo = to;
    }

    public int id() {
        return id;
    }

    public String email() {
        return new String(page, addressFrom, addressTo - addressFrom, UTF_8);
    }

    /** Returns how many bytes address and values are. */
    int size() {
        return addressTo - addressFrom + valuesTo - valuesFrom;
    }

    public void address(Part part) {
        part.bytes(page, addressFrom, addressTo);
    }

    /** Visits the values where they are. */
    public void values(FieldValues.SliceVisitor visitor) {
        FieldValues.slices(values, valuesFrom, valuesTo, visitor);
    }

    /** Hands over the address, then the values. */
    void copyTo(Part part) {
        part.bytes(page, addressFrom, addressTo);
        part.bytes(values, valuesFrom, valuesTo);
    }

    /** Returns a copy, which stays. */
    ContactStore.Row toRow() {
        return new ContactStore.Row(id, email(), Arrays.copyOfRange(values, valuesFrom, valuesTo));
    }
}
