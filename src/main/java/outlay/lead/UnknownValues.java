package outlay.lead;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import outlay.Folding;
import outlay.contact.Fields;
import outlay.db.Transaction;
import outlay.index.Index;
import outlay.index.Ranking.RankedValue;

/** Finds what of a filter nobody has, in all of the database, and what somebody has instead. */
public final class UnknownValues {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    private final Transaction tx;
    private final Fields fields;
    private final List<UnknownValue> unknown = new ArrayList<>();

    /** Options with their values, so that none is named twice. */
    private final Set<String> seen = new HashSet<>();

    private UnknownValues(Transaction tx) {
        this.tx = tx;
        this.fields = Fields.load(tx);
    }

    /** Returns the values of a filter that nobody has, in its order; of words, single ones. */
    public static List<UnknownValue> of(Transaction tx, Filter filter) {
        UnknownValues values = new UnknownValues(tx);
        filter.clauses().forEach(values::look);
        return List.copyOf(values.unknown);
    }

    private void look(Clause clause) {
        boolean isBlank = !clause.values().isEmpty() && isBlank(clause);
        for (String value : clause.values()) {
            boolean byWord = clause.isOnWords() && !isBlank;
            for (String part : byWord ? words(value) : List.of(value)) {
                if (seen.add(clause.optionName() + ' ' + clause.field() + ' ' + Folding.fold(part))
                        && nobodyHas(clause, part)) {
                    add(clause, part, isBlank);
                }
            }
        }
    }

    private void add(Clause clause, String value, boolean isBlank) {
        unknown.add(
                new UnknownValue(
                        clause.optionName(),
                        clause.isCustom() ? clause.field() : null,
                        value,
                        isBlank,
                        isBlank ? List.of() : nearest(clause, value)));
    }

    private boolean isBlank(Clause clause) {
        return !clause.field().equals(Clause.NAME)
                && Index.find(tx, Criteria.present(fields.id(clause.field()))).isEmpty();
    }

    private boolean nobodyHas(Clause clause, String value) {
        Clause alone =
                new Clause(Clause.Type.INCLUDE, clause.field(), List.of(value), clause.origin());
        return Index.find(tx, new Criteria(tx).of(new Filter(List.of(alone)))).isEmpty();
    }

    private List<RankedValue> nearest(Clause clause, String value) {
        return clause.field().equals(Clause.NAME)
                ? NearestValues.ofNames(tx, value)
                : NearestValues.of(tx, fields.id(clause.field()), value);
    }

    /** As they were written, if they can be told apart there. */
    private static List<String> words(String text) {
        List<String> folded = Folding.words(text);
        List<String> written =
                BETWEEN_WORDS.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
        return written.size() == folded.size() ? written : folded;
    }
}
