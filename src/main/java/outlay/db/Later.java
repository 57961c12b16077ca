package outlay.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes of which nobody asks at once what they did. They go to a server together before whatever
 * else is said to it, those of one text in one trip, and the texts in the order in which each came
 * first (decision D188).
 */
final class Later {
    /** So many values are kept: more would only take memory. */
    private static final int MOST_VALUES = 20_000;

    /** Of one text; behind some hundreds the driver waits for an answer anyway. */
    private static final int MOST_CHANGES = 1_000;

    private final Statements statements;
    private final Map<String, List<@Nullable Object[]>> changes = new LinkedHashMap<>();
    private int values;

    Later(Statements statements) {
        this.statements = statements;
    }

    void add(String sql, @Nullable Object[] bound) {
        List<@Nullable Object[]> same = changes.computeIfAbsent(sql, key -> new ArrayList<>());
        same.add(bound);
        values += bound.length;
        if (values >= MOST_VALUES || same.size() >= MOST_CHANGES) {
            run();
        }
    }

    /** Makes all of them. */
    void run() {
        if (changes.isEmpty()) {
            return;
        }
        Map<String, List<@Nullable Object[]>> due = new LinkedHashMap<>(changes);
        forget();
        due.forEach(this::run);
    }

    /** Makes none of them: what they belong to is taken back. */
    void forget() {
        changes.clear();
        values = 0;
    }

    private void run(String sql, List<@Nullable Object[]> same) {
        try {
            PreparedStatement statement = statements.take(sql);
            try {
                for (@Nullable Object[] bound : same) {
                    Query.bind(statement, bound);
                    statement.addBatch();
                }
                for (int count : statement.executeBatch()) {
                    requireChange(sql, count);
                }
            } catch (Throwable e) {
                statement.close();
                throw e;
            }
            statements.giveBack(sql, statement);
        } catch (SQLException e) {
            throw statements.failed(e, "write rows");
        }
    }

    /** Nobody looks at the counts, so none may be a surprise. */
    static void requireChange(String sql, int count) {
        if (count == 0) {
            throw new IllegalStateException("nothing was there to be changed: " + sql);
        }
    }
}
