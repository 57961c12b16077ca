package outlay.contact;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.index.FieldBuilder;
import outlay.index.LayerBuilder;

/** Adds contacts to a layer of the index: each value under its keys. */
final class Indexer {
    private final LayerBuilder layer;
    private @Nullable Facet[] facets = {};
    private int contact;

    Indexer(LayerBuilder layer) {
        this.layer = layer;
    }

    /** Goes to the next contact: ids ascend. */
    void contact(int id, String emailDomain) {
        contact = id;
        layer.cover(id);
        Facet email = facet(Fields.EMAIL);
        email.values.add(id, email.values.number(Keys.ofDomain(emailDomain), ""));
    }

    /** Adds a value of the contact that is not blank. */
    void value(int field, String value) {
        facet(field).add(contact, value);
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

        Facet(FieldKind kind, FieldBuilder values) {
            this.kind = kind;
            this.values = values;
        }

        void add(int contact, String value) {
            boolean isFull = remembered.size() == MOST_REMEMBERED;
            if (kind == FieldKind.PRESENCE) {
                values.add(contact, FieldBuilder.ANY);
            } else if (isFull && kind == FieldKind.VALUE) {
                values.add(contact, values.number(Folding.fold(value), value));
            } else {
                int[] numbers = remembered.get(value);
                if (numbers == null) {
                    numbers = numbers(value);
                    if (!isFull) {
                        remembered.put(value, numbers);
                    }
                }
                addAll(contact, numbers);
            }
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
    }
}
