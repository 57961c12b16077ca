package outlay.lead;

import java.util.List;
import java.util.function.Function;
import outlay.Folding;
import outlay.Nearest;
import outlay.contact.Field;
import outlay.contact.FieldKind;
import outlay.contact.Fields;
import outlay.contact.NumberRange;
import outlay.contact.ValueKeys;
import outlay.contact.WebDomain;
import outlay.index.Criterion;

/** Says in the index's terms what a filter demands. */
final class Criteria {
    private static final Criterion NOBODY = new Criterion.Any(List.of());

    private final Fields fields;

    Criteria(Fields fields) {
        this.fields = fields;
    }

    /**
     * Returns the criterion of a filter.
     *
     * @throws outlay.Problem when the filter names a field that no contact can have
     */
    Criterion of(Filter filter) {
        return new Criterion.All(filter.clauses().stream().map(this::of).toList());
    }

    private Criterion of(Clause clause) {
        int field = fields.id(clause.field());
        if (field == 0) {
            throw Clause.problem(
                    clause.origin(),
                    "unknown field '" + clause.field() + "'",
                    Nearest.hint(clause.field(), fields.names()));
        }
        return switch (clause.type()) {
            case INCLUDE -> matching(clause, field);
            case EXCLUDE -> new Criterion.Not(matching(clause, field));
            case HAS -> present(field);
            case MISSING -> new Criterion.Not(present(field));
        };
    }

    static Criterion present(int field) {
        return field == Field.EMAIL.number() ? Criterion.EVERYONE : new Criterion.Has(field, "");
    }

    private Criterion matching(Clause clause, int field) {
        FieldKind kind = Field.kind(field);
        if (kind == FieldKind.PRESENCE) {
            throw Clause.problem(
                    clause.origin(),
                    "contacts cannot be filtered by the value of " + clause.field(),
                    "ask with 'has' or 'missing' whether there is one");
        }
        Function<String, Criterion> one =
                switch (kind) {
                    case WORDS -> value -> words(field, value);
                    case RANGE -> value -> inside(field, value);
                    default -> value -> whole(field, value);
                };
        return new Criterion.Any(clause.values().stream().map(one).toList());
    }

    private static Criterion whole(int field, String value) {
        String key = Folding.fold(field == Field.DOMAIN.number() ? WebDomain.of(value) : value);
        return key.isEmpty() ? NOBODY : new Criterion.Has(field, key);
    }

    private static Criterion words(int field, String title) {
        return new Criterion.All(
                Folding.words(title).stream()
                        .distinct()
                        .map(word -> (Criterion) new Criterion.Has(field, word))
                        .toList());
    }

    private static Criterion inside(int field, String range) {
        NumberRange wanted = NumberRange.parse(range).orElseThrow();
        String from = new NumberRange(wanted.low(), 0).key();
        String to =
                new NumberRange(wanted.high(), NumberRange.WITHOUT_END).key()
                        + ValueKeys.UNREADABLE;
        return new Criterion.Between(
                field,
                from,
                to,
                key -> NumberRange.ofKey(key).filter(wanted::contains).isPresent());
    }
}
