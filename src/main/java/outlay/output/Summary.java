package outlay.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a command has to say, in the order in which it is told: each value with its name in JSON and
 * its label in text. {@link Console#print(Summary)} shows the one or the other.
 */
public final class Summary {
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    /** Lines and tables. */
    private final List<Object> text = new ArrayList<>();

    /** Makes a summary for each item when it is its turn, so that only one is in memory. */
    public static <T> Iterable<Summary> each(Iterable<T> items, Function<T, Summary> summary) {
        return () -> StreamSupport.stream(items.spliterator(), false).map(summary).iterator();
    }

    /** Adds a value. */
    public Summary add(String name, String label, @Nullable Object value) {
        return json(name, value).text(label, value);
    }

    /** Adds a value that text leaves out when it is 0, null or an empty optional. */
    public Summary addIfAny(String name, String label, @Nullable Object value) {
        return json(name, value).textIfAny(label, value);
    }

    /** Adds a value that JSON has elsewhere, unless it is 0, null or an empty optional. */
    public Summary textIfAny(String label, @Nullable Object value) {
        boolean none =
                value == null
                        || value.equals(Optional.empty())
                        || value.equals(OptionalInt.empty())
                        || (value instanceof Number number && number.longValue() == 0);
        return none ? this : text(label, value);
    }

    /** Adds a table, which is a list of objects in JSON. */
    public Summary add(String name, Table table) {
        return json(name, table.objects()).table(table);
    }

    /** Adds a list of summaries, which text shows one below the other. */
    public Summary add(String name, List<Summary> summaries) {
        summaries.forEach(each -> text.addAll(each.text));
        return json(name, summaries);
    }

    /** Adds a value that text does not show. */
    public Summary json(String name, @Nullable Object value) {
        fields.put(name, value);
        return this;
    }

    /** Adds a value that JSON has elsewhere. */
    public Summary text(String label, @Nullable Object value) {
        return line(label + TerminalText.value(value));
    }

    /** Adds a line of text, with which JSON has nothing to do. */
    public Summary line(String line) {
        text.add(line);
        return this;
    }

    /** Adds a table to the text. */
    public Summary table(Table table) {
        text.add(table);
        return this;
    }

    /** Returns the values by their names in JSON. */
    Map<String, @Nullable Object> fields() {
        return fields;
    }

    void printText(Console console) {
        for (Object each : text) {
            if (each instanceof Table table) {
                console.print(table);
            } else {
                console.line((String) each);
            }
        }
    }
}
