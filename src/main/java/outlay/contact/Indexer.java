package outlay.contact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outlay.index.LayerBuilder;
import outlay.index.Posting;

/** Adds contacts to a layer of the index: each value under its keys. */
final class Indexer {
    /** Values seen before are not folded again; more of them than this are forgotten. */
    private static final int MOST_REMEMBERED = 50_000;

    private final LayerBuilder layer;
    private final Map<Integer, Facet> facets = new HashMap<>();
    private int contact;

    Indexer(LayerBuilder layer) {
        this.layer = layer;
    }

    /** Goes to the next contact: ids ascend. */
    void contact(int id, String emailDomain) {
        contact = id;
        layer.cover(id);
        facet(Fields.EMAIL).addDomain(emailDomain);
    }

    /** Adds a value of the contact that is not blank. */
    void value(int field, String value) {
        facet(field).add(value);
    }

    LayerBuilder layer() {
        return layer;
    }

    private Facet facet(int field) {
        Facet facet = facets.get(field);
        if (facet == null) {
            facet = new Facet(field);
            facets.put(field, facet);
        }
        return facet;
    }

    /** One field of the layer. */
    private final class Facet {
        private final int field;
        private final FieldKind kind;
        private final Posting any;
        private final Map<String, Posting[]> remembered = new HashMap<>();

        Facet(int field) {
            this.field = field;
            this.kind = FieldKind.of(field);
            this.any = layer.posting(field, "", "");
        }

        void addDomain(String domain) {
            Posting[] postings = remembered.get(domain);
            if (postings == null) {
                postings = new Posting[] {layer.posting(field, Keys.ofDomain(domain), "")};
                remember(domain, postings);
            }
            any.add(contact);
            postings[0].add(contact);
        }

        void add(String value) {
            any.add(contact);
            if (kind == FieldKind.PRESENCE) {
                return;
            }
            Posting[] postings = remembered.get(value);
            if (postings == null) {
                postings = postings(Keys.of(kind, value));
                remember(value, postings);
            }
            for (Posting posting : postings) {
                posting.add(contact);
            }
        }

        private void remember(String value, Posting[] postings) {
            if (remembered.size() >= MOST_REMEMBERED) {
                remembered.clear();
            }
            remembered.put(value, postings);
        }

        private Posting[] postings(List<Keys.Key> keys) {
            Posting[] postings = new Posting[keys.size()];
            for (int i = 0; i < postings.length; i++) {
                postings[i] = layer.posting(field, keys.get(i).key(), keys.get(i).display());
            }
            return postings;
        }
    }
}
