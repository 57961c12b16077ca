package outlay.cli;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.db.Operations;
import outlay.db.Transaction;
import outlay.output.Json;

/**
 * What a command with {@code --key} answers: at first what it did, and whenever the key is seen
 * again the same words, without doing anything.
 */
record Keyed(Map<String, Object> fields, boolean repeated) {

    /** Does the work unless the key has been seen; the work's result has a field "operation". */
    static Keyed once(Transaction tx, @Nullable String key, String command, Supplier<Record> work) {
        if (key == null) {
            return new Keyed(Json.fields(work.get()), false);
        }
        return Operations.withKey(tx, key)
                .map(earlier -> again(earlier, key, command))
                .orElseGet(() -> first(tx, key, work));
    }

    private static Keyed first(Transaction tx, String key, Supplier<Record> work) {
        Map<String, Object> fields = Json.fields(work.get());
        if (fields.get("operation") instanceof Long operation) {
            Operations.remember(tx, operation, key, Json.text(fields));
        }
        return new Keyed(fields, false);
    }

    private static Keyed again(Operations.Earlier earlier, String key, String command) {
        if (!earlier.command().equals(command)) {
            throw new Problem(
                    Problem.Kind.NOT_ALLOWED,
                    "the key " + key + " was already used by '" + earlier.command() + "'",
                    "give each command a key of its own");
        }
        return new Keyed(Json.parse(earlier.result()), true);
    }
}
