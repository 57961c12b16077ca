package outlay.contact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outlay.db.Transaction;
import outlay.index.ContactSet;

/** Counts the whole values of a field that is not indexed by them, reading each lead. */
final class FacetScan {
    private final Map<String, Tally> tallies = new HashMap<>();

    private FacetScan() {}

    private static final class Tally {
        private final String display;
        private long count;

        Tally(String display) {
            this.display = display;
        }
    }

    static List<Leads.Facet> count(Transaction tx, int field, ContactSet leads) {
        FacetScan scan = new FacetScan();
        ContactStore.visit(
                tx,
                leads,
                row -> {
                    if (field == Fields.EMAIL) {
                        scan.count(row.email());
                    }
                    FieldValues.visit(
                            row.fields(),
                            (id, value) -> {
                                if (id == field) {
                                    scan.count(value);
                                }
                            });
                });
        return scan.tallies.values().stream()
                .map(tally -> new Leads.Facet(tally.display, tally.count))
                .toList();
    }

    private void count(String value) {
        tallies.computeIfAbsent(Folding.fold(value), key -> new Tally(value)).count++;
    }
}
