package outlay.index;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;
import outlay.db.Bulk;
import outlay.db.Transaction;

/** Damages the index in ways that SQLite does not notice. */
public final class Damage {
    private Damage() {}

    /** A value of a field and its contacts, to be changed. */
    public static final class Value {
        private final String key;
        private RoaringBitmap contacts;

        /** Makes a value that contacts have. */
        public Value(String key, int... contacts) {
            this.key = key;
            this.contacts = RoaringBitmap.bitmapOf(contacts);
        }

        /** Adds a contact. */
        public void add(int contact) {
            contacts.add(contact);
        }

        /** Takes a contact away. */
        public void remove(int contact) {
            contacts.remove(contact);
        }

        /** Returns the key. */
        public String key() {
            return key;
        }
    }

    /** Changes the values of a field in a layer, which are few. */
    public static void values(Transaction tx, long layer, int field, Consumer<List<Value>> damage) {
        List<Value> values = new ArrayList<>();
        Cursor stored = Postings.cursor(tx, layer, field);
        while (stored.next()) {
            Value value = new Value(stored.key.toString());
            value.contacts = Posting.read(stored.posting);
            values.add(value);
        }
        damage.accept(values);
        List<String> firstKeys = new ArrayList<>();
        PostingStore.eachRow(tx, layer, field, row -> firstKeys.add(row.firstKey()));
        firstKeys.forEach(key -> PostingStore.delete(tx, layer, field, key));
        try (Bulk rows = PostingStore.insertions(tx)) {
            Block.Writer writer =
                    new Block.Writer(field, row -> PostingStore.insert(rows, layer, row));
            for (Value value : values) {
                writer.add(Slice.of(value.key), Slice.of(value.key), value.contacts);
            }
            writer.finish();
        }
    }

    /** Says of contacts that they are dead in a layer, or alive again. */
    public static void dead(Transaction tx, long layer, int... contacts) {
        LayerStore.setDead(tx, layer, RoaringBitmap.bitmapOf(contacts));
    }
}
