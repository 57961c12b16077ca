package outlay.cli.command;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.db.Operations;
import outlay.db.Transaction;
import outlay.output.Json;
import outlay.output.Summary;
import outlay.output.Times;

/**
 * What a command with {@code --key} answers: at first what it did, and whenever the key is seen
 * again the same, without doing anything.
 */
public record Keyed<R>(R result, boolean repeated) {
    /** How a result is written down, and read again when its key comes again. */
    public interface Form<R> {
        /** Returns the result as it is answered, and kept. */
        Summary summary(R result);

        /** Returns the operation that the result is of. */
        long operation(R result);

        /** Reads a result out of what was kept. */
        R read(Kept kept);
    }

    /** The fields of an answer that was kept. */
    public record Kept(Map<String, Object> fields) {
        /** Returns a number; 0 when it was not kept. */
        public long number(String name) {
            return fields.get(name) instanceof Number number ? number.longValue() : 0;
        }

        /** Returns a text. */
        public String text(String name) {
            return String.valueOf(fields.get(name));
        }
    }

    /**
     * Does the work unless the key has been seen.
     *
     * @throws Problem NOT_ALLOWED when the key has served for something else
     */
    public static <R> Keyed<R> once(
            Transaction tx, @Nullable String key, Purpose purpose, Form<R> form, Supplier<R> work) {
        if (key == null) {
            return new Keyed<>(work.get(), false);
        }
        return Operations.withKey(tx, key, purpose.task())
                .map(earlier -> new Keyed<>(form.read(again(earlier, key, purpose)), true))
                .orElseGet(() -> new Keyed<>(first(tx, key, purpose, form, work), false));
    }

    private static <R> R first(
            Transaction tx, String key, Purpose purpose, Form<R> form, Supplier<R> work) {
        R result = work.get();
        String answer = Json.text(form.summary(result));
        Operations.remember(tx, form.operation(result), key, purpose.task(), answer);
        return result;
    }

    private static Kept again(Operations.Earlier earlier, String key, Purpose purpose) {
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
        return new Kept(answer);
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
