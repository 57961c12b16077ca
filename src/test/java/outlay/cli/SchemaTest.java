package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import outlay.cli.input.Environment;
import outlay.output.Json;
import outlay.output.Streams;

/** Holds {@code outlay schema} to what the transcripts show, with a validator that is not ours. */
final class SchemaTest {
    private static final JsonSchemaFactory DRAFT =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final Manual MANUAL = Manual.read();

    /** Of these, an object is not the answer, or one of many forms. */
    private static final Set<String> WITHOUT = Set.of("completion", "schema", "shell");

    static Stream<String> commands() {
        return Commands.leaves().stream().filter(command -> !WITHOUT.contains(command));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isAValidSchema(String command) {
        JsonSchema meta = DRAFT.getSchema(SchemaLocation.of(SchemaId.V202012));
        assertEquals(Set.of(), meta.validate(schema(command), InputFormat.JSON));
    }

    @Test
    void fitsAllThatCommandsPrint() throws IOException {
        List<String> wrong = new ArrayList<>();
        Set<String> tried = new TreeSet<>();
        for (ShownJson shown : ShownJson.all()) {
            if (!shown.isWhole()
                    || shown.typed().contains("--classify")
                    || WITHOUT.contains(shown.command())) {
                continue;
            }
            tried.add(shown.command());
            DRAFT.getSchema(schema(shown.command()))
                    .validate(shown.json(), InputFormat.JSON)
                    .forEach(each -> wrong.add(shown.file() + ": " + shown.typed() + ": " + each));
        }
        assertEquals(List.of(), wrong);
        assertEquals(commands().sorted().toList(), List.copyOf(tried));
    }

    /** The manual's fields are those of transcripts: {@link JsonDocumentationTest}. */
    @ParameterizedTest
    @MethodSource("commands")
    void namesTheFieldsThatTheManualNames(String command) {
        String section = MANUAL.command(command) + MANUAL.section("campaign.json");
        for (String field : fields(Json.parse(schema(command)))) {
            assertTrue(section.contains("\"" + field + "\""), field);
        }
    }

    @Test
    void hasEachFieldThatCommandsPrint() throws IOException {
        List<String> missing = new ArrayList<>();
        for (ShownJson shown : ShownJson.all()) {
            if (shown.isWhole()
                    && !WITHOUT.contains(shown.command())
                    && !shown.typed().contains("--classify")) {
                Map<String, Object> schema = Json.parse(schema(shown.command()));
                unknown(Json.parse(shown.json()), schema, shown.command(), missing);
            }
        }
        assertEquals(List.of(), missing);
    }

    private static void unknown(Object json, Map<?, ?> schema, String path, List<String> missing) {
        if (json instanceof List<?> list && schema.get("items") instanceof Map<?, ?> items) {
            list.forEach(item -> unknown(item, items, path, missing));
        }
        if (json instanceof Map<?, ?> map && schema.get("properties") instanceof Map<?, ?> known) {
            map.forEach(
                    (name, value) -> {
                        if (known.get(name) instanceof Map<?, ?> below) {
                            unknown(value, below, path + " " + name, missing);
                        } else {
                            missing.add(path + " " + name);
                        }
                    });
        }
    }

    private static Set<String> fields(Object schema) {
        Set<String> fields = new TreeSet<>();
        if (schema instanceof Map<?, ?> map) {
            if (map.get("properties") instanceof Map<?, ?> properties) {
                properties.keySet().forEach(name -> fields.add(name.toString()));
            }
            map.values().forEach(value -> fields.addAll(fields(value)));
        } else if (schema instanceof List<?> list) {
            list.forEach(each -> fields.addAll(fields(each)));
        }
        return fields;
    }

    private static String schema(String command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Streams streams = new Streams(InputStream.nullInputStream(), out, out, false, false, false);
        Environment environment =
                new Environment(streams, Map.of("HOME", "/nowhere"), Path.of("."));
        String[] words = ("schema " + command).split(" ");
        assertEquals(0, Main.run(environment, words));
        return out.toString(StandardCharsets.UTF_8);
    }
}
