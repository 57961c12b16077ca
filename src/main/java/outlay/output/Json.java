package outlay.output;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/**
 * Writes results as JSON: a summary becomes an object; an instant is ISO 8601 in UTC with seconds,
 * an enum its word, an empty optional {@code null}.
 *
 * <p>Writing uses only Jackson's generator: its data binding would cost every command 100 ms.
 */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** A value that has been written as JSON already. */
    public record Written(String text) {}

    /** Returns the object as one line of JSON. */
    public static String text(Object object) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(json, object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Returns the object as a file that people write on in. */
    public static String page(Object object) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text).useDefaultPrettyPrinter()) {
            write(json, object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    /** Writes the object as {@link #text} does, each item of a list when the list hands it out. */
    static void print(Object object, PrintStream out) {
        // By way of a writer: it takes half of a surrogate pair, which the generator refuses.
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try (JsonGenerator json =
                FACTORY.createGenerator(writer).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            write(json, object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads back what {@link #text} wrote of an object. */
    public static Map<String, Object> parse(String text) {
        try {
            return new ObjectMapper().readValue(text, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a JSON object that a user has written.
     *
     * @param name what to call the file in messages
     * @throws Problem INVALID_INPUT when it is no JSON object; names line and column
     */
    public static Map<String, Object> read(InputStream in, String name) {
        try {
            return new ObjectMapper()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readValue(in, new TypeReference<>() {});
        } catch (JacksonException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
            throw new Problem(
                    Problem.Kind.INVALID_INPUT,
                    name + where + ": " + e.getOriginalMessage().lines().findFirst().orElse(""),
                    "the file holds one JSON object",
                    e);
        } catch (IOException e) {
            throw new Problem(
                    Problem.Kind.INVALID_INPUT,
                    "cannot read " + name + ": " + Problem.why(e),
                    "check its name and permissions",
                    e);
        }
    }

    /**
     * Returns the line of a field in a JSON text, or of the nearest field around it that is there.
     *
     * @param path such as {@code steps[0].subject}
     */
    public static int line(byte[] json, String path) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = FACTORY.createParser(json)) {
            while (parser.nextToken() != null) {
                lines.putIfAbsent(
                        parser.getParsingContext().pathAsPointer().toString(),
                        parser.currentTokenLocation().getLineNr());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String pointer = "/" + path.replace("[", "/").replace("]", "").replace('.', '/');
        while (!pointer.isEmpty() && !lines.containsKey(pointer)) {
            pointer = pointer.substring(0, pointer.lastIndexOf('/'));
        }
        return lines.getOrDefault(pointer, 1);
    }

    /** Returns a generator for what is written piece by piece; it never closes the stream. */
    static JsonGenerator generator(OutputStream out) {
        try {
            return FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the error object of the contract. */
    static String error(String kind, String message, String hint) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("kind", kind);
        error.put("message", message);
        error.put("hint", hint);
        return text(Map.of("error", error));
    }

    static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String || value instanceof Enum) {
            json.writeString(value.toString());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else if (value instanceof Instant instant) {
            json.writeString(Times.text(instant));
        } else if (value instanceof Optional<?> optional) {
            write(json, optional.orElse(null));
        } else if (value instanceof OptionalInt optional) {
            write(json, optional.isPresent() ? optional.getAsInt() : null);
        } else if (value instanceof OptionalLong optional) {
            write(json, optional.isPresent() ? optional.getAsLong() : null);
        } else {
            writeComposite(json, value);
        }
    }

    private static void writeComposite(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Iterable<?> items) {
            json.writeStartArray();
            for (Object item : items) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> fields) {
            json.writeStartObject();
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                json.writeFieldName(String.valueOf(field.getKey()));
                write(json, field.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Written written) {
            json.writeRawValue(written.text());
        } else if (value instanceof Summary summary) {
            writeComposite(json, summary.fields());
        } else {
            throw new IllegalArgumentException("no JSON form for " + value.getClass());
        }
    }
}
