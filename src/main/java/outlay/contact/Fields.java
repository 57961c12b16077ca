package outlay.contact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outlay.Problem;
import outlay.db.Transaction;

/** The fields that contacts can have, by number and name: the known ones, then the custom ones. */
public final class Fields {
    /** Custom fields have numbers from here. */
    private static final int FIRST_CUSTOM = 100;

    private final Map<String, Integer> idByName = new LinkedHashMap<>();
    private final Map<Integer, String> nameById = new LinkedHashMap<>();

    private Fields() {}

    /** Reads the fields that commands see. */
    public static Fields load(Transaction tx) {
        return load(tx, true);
    }

    /** Reads also the fields that an import under way has brought. */
    public static Fields loadAll(Transaction tx) {
        return load(tx, false);
    }

    private static Fields load(Transaction tx, boolean seen) {
        Fields fields = new Fields();
        tx.query(
                        """
                        SELECT id, name
                        FROM field
                        WHERE seen >= ?
                        ORDER BY id
                        """,
                        seen)
                .each(row -> fields.put(row.getInt("id"), row.getString("name")));
        return fields;
    }

    /** Returns the names of all fields: those of the contract in its order, then custom ones. */
    public static List<String> known(Transaction tx) {
        return load(tx).names();
    }

    /** Shows the fields that an import has brought. */
    public static void show(Transaction tx) {
        tx.update("UPDATE field SET seen = 1 WHERE seen = 0");
    }

    /** Forgets the fields that an import has brought which did not come to its end. */
    public static void abandon(Transaction tx) {
        tx.update("DELETE FROM field WHERE seen = 0");
    }

    /** Returns the number of a field, registering a custom one that commands do not see yet. */
    public int register(Transaction tx, String name) {
        Integer known = idByName.get(name);
        if (known != null) {
            return known;
        }
        int id = Math.max(FIRST_CUSTOM, Collections.max(nameById.keySet()) + 1);
        tx.update(
                """
                INSERT INTO field (id, name, seen)
                VALUES (?, ?, 0)
                """,
                id,
                name);
        put(id, name);
        return id;
    }

    /** Returns the number of a field, 0 when there is none of this name. */
    public int id(String name) {
        return idByName.getOrDefault(name, 0);
    }

    /**
     * Returns the name of a field.
     *
     * @throws Problem DAMAGED when no field has this number
     */
    public String name(int id) {
        String name = nameById.get(id);
        if (name == null) {
            throw new Problem(
                    Problem.Kind.DAMAGED,
                    "a contact has a value of field " + id + ", which does not exist",
                    "go back to a file made by 'outlay backup'");
        }
        return name;
    }

    public List<String> names() {
        return new ArrayList<>(idByName.keySet());
    }

    private void put(int id, String name) {
        idByName.put(name, id);
        nameById.put(id, name);
    }
}
