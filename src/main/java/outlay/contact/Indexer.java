package outlay.contact;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.index.FieldBuilder;
import outlay.index.LayerBuilder;
import outlay.index.Slice;

/** Adds contacts to a layer of the index: each value under its keys. */
final class Indexer {
    private final LayerBuilder layer;
    private @Nullable Facet[] facets = {};
    private int contact;

    Indexer(LayerBuilder layer) {
        this.layer = layer;
    }

    /** Adds a contact: ids ascend. */
    void add(int id, String emailDomain, byte[] fields) {
        contact = id;
        layer.cover(id);
        FieldBuilder email = facet(Fields.EMAIL).values;
        email.add(id, email.number(Keys.ofDomain(emailDomain), ""));
        FieldValues.slices(fields, this::value);
    }

    private void value(int field, byte[] bytes, int from, int to) {
        facet(field).add(contact, bytes, from, to);
    }

    LayerBuilder layer() {
        return layer;
    }

    private Facet facet(int field) {
        Facet facet = field < facets.length ? facets[field] : null;
        if (facet == null) {
            facet = new Facet(FieldKind.of(field), layer.field(field));
            facets = Arrays.copyOf(facets, Math.max(facets.length, field + 1));
            facets[field] = facet;
        }
        return facet;
    }

    /** One field of the layer. */
    private static final class Facet {
        /** Of a field with more different values than this none is likely to come again soon. */
        private static final int MOST_REMEMBERED = 32_768;

        private final FieldKind kind;
        private final FieldBuilder values;
        private final Map<String, int[]> remembered = new HashMap<>();
        private final Slice key = new Slice();
        private final Slice display = new Slice();
        private byte[] folded = new byte[64];

        Facet(FieldKind kind, FieldBuilder values) {
            this.kind = kind;
            this.values = values;
        }

        void add(int contact, byte[] bytes, int from, int to) {
            switch (kind) {
                case PRESENCE -> values.add(contact, FieldBuilder.ANY);
                case VALUE -> addValue(contact, bytes, from, to);
                case WORDS, LIST, RANGE -> addKeys(contact, text(bytes, from, to));
            }
        }

        /** Most values are plain, and take the way on which nothing is copied or decoded. */
        private void addValue(int contact, byte[] bytes, int from, int to) {
            if (folded.length < to - from) {
                folded = new byte[2 * (to - from)];
            }
            if (Folding.foldPlain(bytes, from, to, folded)) {
                key.move(folded, 0, to - from);
                values.add(contact, values.number(key, display.move(bytes, from, to)));
            } else {
                addAll(contact, numbers(text(bytes, from, to)));
            }
        }

        private void addKeys(int contact, String value) {
            int[] numbers = remembered.get(value);
            if (numbers == null) {
                numbers = numbers(value);
                if (remembered.size() < MOST_REMEMBERED) {
                    remembered.put(value, numbers);
                }
            }
            addAll(contact, numbers);
        }

        private void addAll(int contact, int[] numbers) {
            for (int number : numbers) {
                values.add(contact, number);
            }
        }

        private int[] numbers(String value) {
            List<Keys.Key> keys = Keys.of(kind, value);
            int[] numbers = new int[keys.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = values.number(keys.get(i).key(), keys.get(i).display());
            }
            return numbers.length == 0 ? new int[] {FieldBuilder.ANY} : numbers;
        }

        private static String text(byte[] bytes, int from, int to) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
    }
}
