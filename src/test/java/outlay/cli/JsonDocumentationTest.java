package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import outlay.output.Json;

/** Holds the manual's JSON fields against those that the transcripts show. */
final class JsonDocumentationTest {
    private static final Manual MANUAL = Manual.read();
    private static final Pattern JSON = Pattern.compile("`\\{\"[^`]*`");
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\"(?=[,:}\\]])");

    /**
     * What lies in these fields are names of contacts' fields, statuses and phases, or other
     * commands' answers.
     */
    private static final Set<String> DATA =
            Set.of(
                    "leads",
                    "facets",
                    "statuses",
                    "phases",
                    "contact",
                    "fields",
                    "output",
                    "error",
                    "costs",
                    "reasons");

    /** What the transcripts show in JSON stands in the command's section. */
    @Test
    void describesEveryJsonField() throws IOException {
        List<String> missing = new ArrayList<>();
        String campaign = MANUAL.section("campaign.json");
        jsonFields(DATA)
                .forEach(
                        (command, fields) -> {
                            String section = MANUAL.command(command) + campaign;
                            fields.stream()
                                    .filter(field -> !section.contains("\"" + field + "\""))
                                    .forEach(field -> missing.add(command + " " + field));
                        });
        assertEquals(List.of(), missing);
    }

    @Test
    void describesNoJsonFieldThatNoTranscriptShows() throws IOException {
        List<String> unknown = new ArrayList<>();
        Map<String, Set<String>> shown = jsonFields(Set.of());
        for (String command : MANUAL.commands()) {
            Set<String> written = written(command);
            written.removeAll(shown.getOrDefault(command, Set.of()));
            written.forEach(field -> unknown.add(command + " " + field));
        }
        assertEquals(List.of(), unknown);
    }

    private static Set<String> written(String command) {
        return JSON.matcher(MANUAL.command(command))
                .results()
                .flatMap(json -> FIELD.matcher(json.group()).results())
                .map(field -> field.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the fields that each command shows in transcripts, but none inside these. */
    private static Map<String, Set<String>> jsonFields(Set<String> opaque) throws IOException {
        Map<String, Set<String>> shown = new TreeMap<>();
        for (ShownJson each : ShownJson.all()) {
            if (each.command().equals("schema")) {
                // The world has described JSON Schema.
                continue;
            }
            Object json = Json.parse(each.json().replace("...", ""));
            fields(json, opaque)
                    .forEach(shown.computeIfAbsent(each.command(), c -> new TreeSet<>())::add);
        }
        return shown;
    }

    private static Stream<String> fields(Object json, Set<String> opaque) {
        if (json instanceof List<?> list) {
            return list.stream().flatMap(item -> fields(item, opaque));
        }
        if (!(json instanceof Map<?, ?> map)) {
            return Stream.of();
        }
        return map.entrySet().stream()
                .flatMap(
                        field -> {
                            String name = field.getKey().toString();
                            // Of a contact they are its values, of all a list of what there is.
                            boolean isData =
                                    opaque.contains(name)
                                            && !(name.equals("fields")
                                                    && field.getValue() instanceof List<?>);
                            return isData
                                    ? Stream.of(name)
                                    : Stream.concat(
                                            Stream.of(name), fields(field.getValue(), opaque));
                        });
    }
}
