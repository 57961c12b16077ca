package outlay.cli.command;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.db.Operations;
import outlay.db.Transaction;
import outlay.output.Json;

/**
 * What a command with {@code --key} answers: at first what it did, and whenever the key is seen
 * again the same words, without doing anything (decision D89).
 */
public record Keyed(Map<String, Object> fields, boolean repeated) {

    /**
     * Does the work unless the key has been seen; the work's result has a field "operation".
     *
     * @throws Problem NOT_ALLOWED when the key has served for something else
     */
    public static Keyed once(
            Transaction tx, @Nullable String key, Purpose purpose, Supplier<Record> work) {
        if (key == null) {
            return new Keyed(Json.fields(work.get()), false);
        }
        return Operations.withKey(tx, key, purpose.task())
                .map(earlier -> again(earlier, key, purpose))
                .orElseGet(() -> first(tx, key, purpose, work));
    }

    private static Keyed first(Transaction tx, String key, Purpose purpose, Supplier<Record> work) {
        Map<String, Object> fields = Json.fields(work.get());
        if (fields.get("operation") instanceof Long operation) {
            Operations.remember(tx, operation, key, purpose.task(), Json.text(fields));
        }
        return new Keyed(fields, false);
    }

    private static Keyed again(Operations.Earlier earlier, String key, Purpose purpose) {
        Map<String, Object> answer = Json.parse(earlier.result());
        boolean sameCommand = earlier.command().equals(purpose.task().command());
        boolean same = earlier.same().orElse(sameCommand && purpose.fits(answer));
        if (!same) {
            String use = earlier.command() + ' ' + use(earlier, sameCommand, answer, purpose);
            throw new Problem(
                    Problem.Kind.NOT_ALLOWED,
                    "the key "
                            + key
                            + " has served for something else: '"
                            + use.strip()
                            + "' at "
                            + Times.text(earlier.at()),
                    "give each command a key of its own; repeated with the same parameters it"
                            + " answers the same");
        }
        return new Keyed(answer, true);
    }

    /** Of a command of an earlier version only the answer tells what it was to do. */
    private static String use(
            Operations.Earlier earlier,
            boolean sameCommand,
            Map<String, Object> answer,
            Purpose purpose) {
        String parameters = earlier.parameters();
        if (parameters != null) {
            return parameters;
        }
        return sameCommand ? "(" + purpose.known(answer) + ")" : "";
    }
}
