package outlay.index;

import java.util.List;
import java.util.function.Predicate;

/** What a contact must have to be found. */
public sealed interface Criterion {
    /** Every contact. */
    Criterion EVERYONE = new All(List.of());

    /** The field has the value with this key; with the empty key: has a value. */
    record Has(int field, String key) implements Criterion {}

    /**
     * The field has one of the values whose keys lie in order between {@code from} and {@code to},
     * both included, and pass the test.
     */
    record Between(int field, String from, String to, Predicate<String> test)
            implements Criterion {}

    /** At least one of the criteria; of none, nobody. */
    record Any(List<Criterion> criteria) implements Criterion {}

    /** Each of the criteria; of none, everybody. */
    record All(List<Criterion> criteria) implements Criterion {}

    /** Not the criterion. */
    record Not(Criterion criterion) implements Criterion {}

    /** One of these contacts. */
    record OneOf(ContactSet contacts) implements Criterion {}
}
