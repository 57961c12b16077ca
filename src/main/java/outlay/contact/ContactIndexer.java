package outlay.contact;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import outlay.DomainName;
import outlay.index.LayerBuilder;

/** Adds contacts to a layer of the index. */
public final class ContactIndexer {
    private final LayerBuilder layer;
    private @Nullable FieldIndexer[] facets = {};
    private int contact;

    public ContactIndexer(LayerBuilder layer) {
        this.layer = layer;
    }

    /** Adds a contact: ids ascend. */
    public void add(int id, String emailDomain, byte[] fields) {
        contact = id;
        layer.cover(id);
        facet(Field.EMAIL.number()).add(id, ValueKeys.ofDomain(emailDomain));
        FieldValues.slices(fields, 0, fields.length, this::value);
    }

    /** Adds a contact where it is stored: ids ascend. */
    public void add(StoredContact stored) {
        contact = stored.id();
        layer.cover(contact);
        facet(Field.EMAIL.number()).add(contact, ValueKeys.ofDomain(domain(stored.email())));
        stored.values(this::value);
    }

    /** It was an address when it was imported: to read it again would take longer than the rest. */
    static String domain(String email) {
        return DomainName.key(email.substring(email.lastIndexOf('@') + 1));
    }

    private void value(int field, byte[] bytes, int from, int to) {
        facet(field).add(contact, bytes, from, to);
    }

    public LayerBuilder layer() {
        return layer;
    }

    private FieldIndexer facet(int field) {
        FieldIndexer facet = field < facets.length ? facets[field] : null;
        if (facet == null) {
            facet = new FieldIndexer(Field.kind(field), layer.field(field));
            facets = Arrays.copyOf(facets, Math.max(facets.length, field + 1));
            facets[field] = facet;
        }
        return facet;
    }
}
