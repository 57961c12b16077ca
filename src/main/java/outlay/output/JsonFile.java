package outlay.output;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import outlay.Problem;

/** Reads JSON files that users write. */
public final class JsonFile {
    private JsonFile() {}

    /**
     * Returns the object that a file holds: maps, lists, texts, numbers, truths.
     *
     * @param name as the user wrote it
     * @throws Problem INVALID_INPUT with line and column when it holds no object
     */
    public static Map<String, Object> read(Path file, String name) {
        try {
            JsonMapper mapper =
                    JsonMapper.builder()
                            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                            .build();
            byte[] bytes = Files.readAllBytes(file);
            return mapper.readValue(bytes, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? name : name + ":" + at.getLineNr() + ":" + at.getColumnNr();
            throw new Problem(
                    Problem.Kind.INVALID_INPUT,
                    where + ": no valid JSON object: " + e.getOriginalMessage(),
                    "mend the file",
                    e);
        } catch (NoSuchFileException e) {
            throw new Problem(
                    Problem.Kind.INVALID_INPUT, "no such file: " + name, "check the name", e);
        } catch (IOException e) {
            throw new Problem(
                    Problem.Kind.INVALID_INPUT,
                    "cannot read " + name + ": " + Problem.why(e),
                    "check the file and its permissions",
                    e);
        }
    }
}
