package outlay.lead;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import outlay.EmailAddress;
import outlay.Folding;
import outlay.Nearest;
import outlay.Problem;
import outlay.contact.Contacts;
import outlay.contact.Field;
import outlay.contact.Fields;
import outlay.contact.NumberRange;
import outlay.contact.ValueKeys;
import outlay.contact.WebDomain;
import outlay.db.Transaction;
import outlay.index.Criterion;
import outlay.index.Layers;

/** Says in the index's terms what a filter demands. */
final class Criteria {
    private static final Criterion NOBODY = new Criterion.Any(List.of());

    private final Transaction tx;
    private final Fields fields;

    Criteria(Transaction tx) {
        this.tx = tx;
        this.fields = Fields.load(tx);
    }

    /**
     * Returns the criterion of a filter.
     *
     * @throws Problem when the filter names a field that no contact can have, or no campaign
     */
    Criterion of(Filter filter) {
        return new Criterion.All(
                Stream.concat(
                                filter.clauses().stream().map(this::of),
                                filter.campaigns().stream().map(this::of))
                        .toList());
    }

    private Criterion of(CampaignClause clause) {
        Criterion members = new Criterion.OneOf(CampaignMembers.of(tx, clause));
        return clause.excludes() ? new Criterion.Not(members) : members;
    }

    private Criterion of(Clause clause) {
        return switch (clause.type()) {
            case INCLUDE -> matching(clause);
            case EXCLUDE -> new Criterion.Not(matching(clause));
            case HAS -> present(number(clause));
            case MISSING -> new Criterion.Not(present(number(clause)));
        };
    }

    private int number(Clause clause) {
        int field = fields.id(clause.field());
        if (field == 0) {
            throw Clause.problem(
                    clause.origin(),
                    "unknown field '" + clause.field() + "'",
                    Nearest.hint(clause.field(), fields.names()));
        }
        return field;
    }

    static Criterion present(int field) {
        return field == Field.EMAIL.number() ? Criterion.EVERYONE : new Criterion.Has(field, "");
    }

    private Criterion matching(Clause clause) {
        if (clause.field().equals(Clause.NAME)) {
            return any(clause, this::named);
        }
        int field = number(clause);
        return switch (Field.kind(field)) {
            case WORDS ->
                    any(clause, value -> words(value, word -> new Criterion.Has(field, word)));
            case NAME -> any(clause, value -> words(value, word -> inName(word, field)));
            case RANGE -> any(clause, value -> inside(field, value));
            case VALUE, LIST -> any(clause, value -> whole(field, value));
            case PRESENCE -> addressed(clause, field);
        };
    }

    private static Criterion any(Clause clause, Function<String, Criterion> one) {
        return new Criterion.Any(clause.values().stream().map(one).toList());
    }

    private Criterion addressed(Clause clause, int field) {
        if (field != Field.EMAIL.number()) {
            throw Clause.problem(
                    clause.origin(),
                    "contacts cannot be filtered by the value of " + clause.field(),
                    "ask with 'has' or 'missing' whether there is one");
        }
        List<EmailAddress> addresses =
                clause.values().stream().flatMap(v -> EmailAddress.parse(v).stream()).toList();
        return new Criterion.OneOf(Contacts.idsOf(tx, addresses).contacts());
    }

    private static Criterion whole(int field, String value) {
        String key = Folding.fold(field == Field.DOMAIN.number() ? WebDomain.of(value) : value);
        return key.isEmpty() ? NOBODY : new Criterion.Has(field, key);
    }

    /** Every word, wherever in the name. */
    private Criterion named(String name) {
        return words(
                name, word -> inName(word, Field.FIRST_NAME.number(), Field.LAST_NAME.number()));
    }

    private Criterion inName(String word, int... parts) {
        if (Layers.isOutdated(tx)) {
            throw new Problem(
                    Problem.Kind.BUSY,
                    "another command is putting names into the index, which an earlier version"
                            + " did not",
                    "run this again in a minute");
        }
        return new Criterion.Any(
                IntStream.of(parts)
                        .mapToObj(part -> (Criterion) new Criterion.Has(part, word))
                        .toList());
    }

    private static Criterion words(String text, Function<String, Criterion> one) {
        return new Criterion.All(Folding.words(text).stream().distinct().map(one).toList());
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
