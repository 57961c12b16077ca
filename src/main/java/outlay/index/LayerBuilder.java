package outlay.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.roaringbitmap.ContainerPointer;
import org.roaringbitmap.RoaringBitmap;

/** A layer in the making: contacts are added in the order of their ids, each with its values. */
public final class LayerBuilder {
    private final Map<Integer, FieldBuilder> fields = new TreeMap<>();
    private final RoaringBitmap covers = new RoaringBitmap();

    /** Covers a contact, whether it will have values or not. */
    public void cover(int contact) {
        covers.add(contact);
    }

    /** Returns a field, to add values to. */
    public FieldBuilder field(int field) {
        return fields.computeIfAbsent(field, number -> new FieldBuilder());
    }

    /** Returns how many contacts it covers. */
    public int size() {
        return covers.getCardinality();
    }

    /** Returns about how many bytes it takes in memory. */
    public long memory() {
        return fields.values().stream().mapToLong(FieldBuilder::memory).sum();
    }

    /**
     * Returns how many bytes the contacts of one value take at most, as a bitmap: for each 65,536
     * ids a head of 8, and 2 a contact or 8 KiB.
     */
    public long largestPosting() {
        long bytes = 0;
        ContainerPointer ids = covers.getContainerPointer();
        while (ids.getContainer() != null) {
            bytes += 8 + Math.min(8 << 10, 2 * ids.getCardinality());
            ids.advance();
        }
        return bytes;
    }

    /** Returns the contacts under those keys of a field that pass a test. */
    public ContactSet contacts(int field, Predicate<String> test) {
        RoaringBitmap found = new RoaringBitmap();
        field(field)
                .visit(
                        (key, display, contacts, from, to) -> {
                            if (test.test(key.toString())) {
                                found.or(FieldBuilder.bitmap(contacts, from, to));
                            }
                        });
        return new ContactSet(found);
    }

    /** Returns the contacts that it covers. */
    public ContactSet contacts() {
        return new ContactSet(covers.clone());
    }

    RoaringBitmap covers() {
        return covers;
    }

    /** Puts the layer into the form in which it is written; the fields on all processors. */
    public FinishedLayer finish() {
        FinishedLayer finished = new FinishedLayer(covers.clone());
        fields.entrySet().parallelStream()
                .map(field -> blocks(field.getKey(), field.getValue()))
                .toList()
                .forEach(blocks -> blocks.forEach(finished::add));
        return finished;
    }

    private static List<Block.Row> blocks(int field, FieldBuilder values) {
        List<Block.Row> blocks = new ArrayList<>();
        Block.Writer writer = new Block.Writer(field, blocks::add);
        values.visit(writer::add);
        writer.finish();
        return blocks;
    }

    /** Returns the fields by number. */
    Map<Integer, FieldBuilder> fields() {
        return fields;
    }
}
