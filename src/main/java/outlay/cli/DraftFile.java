package outlay.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outlay.output.Json;

/** A {@code campaign.json} with the files of its texts, whose paths are relative to it. */
final class DraftFile {
    private static final List<String> TEXTS = List.of("text", "html");

    private DraftFile() {}

    /**
     * Reads the file, and puts the texts in the place of the names of their files.
     *
     * @param name as the user wrote it
     * @throws outlay.Problem INVALID_INPUT when a file cannot be read or is no JSON
     */
    static Map<String, Object> read(Environment environment, String name) {
        InputFile file = new InputFile(environment, name);
        Map<String, Object> fields = object(file);
        if (fields.get("steps") instanceof List<?> steps) {
            Environment there =
                    new Environment(environment.streams(), environment.variables(), file.folder());
            List<Object> loaded = new ArrayList<>();
            steps.forEach(step -> loaded.add(withTexts(there, step)));
            fields.put("steps", loaded);
        }
        return fields;
    }

    private static Map<String, Object> object(InputFile file) {
        try (InputStream in = file.open()) {
            return Json.read(in, file.title());
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    /** What is no step, or no name of a file, is for the reader of the draft to refuse. */
    private static Object withTexts(Environment there, Object step) {
        if (!(step instanceof Map<?, ?> written)) {
            return step;
        }
        Map<String, Object> loaded = new LinkedHashMap<>();
        written.forEach((field, value) -> loaded.put(String.valueOf(field), value));
        for (String field : TEXTS) {
            if (loaded.get(field) instanceof String path) {
                loaded.put(field, new InputFile(there, path).text());
            }
        }
        return loaded;
    }
}
