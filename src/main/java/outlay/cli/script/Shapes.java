package outlay.cli.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.Resource;

/** The shapes of all commands' JSON: the resource {@code shapes.txt} beside this class. */
final class Shapes {
    private Shapes() {}

    /** Returns the JSON Schema of what a command prints; empty when it prints no JSON. */
    static Optional<Map<String, Object>> schema(String command) {
        return Optional.ofNullable(all().get(command)).map(shape -> schema(command, shape));
    }

    private static Map<String, Object> schema(String command, String shape) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "outlay " + command + " --json");
        schema.putAll(ShapeReader.read(shape));
        return schema;
    }

    /** Returns each command's shape as it is written. */
    static Map<String, String> all() {
        Map<String, String> shapes = new LinkedHashMap<>();
        List<String> commands = List.of();
        for (String line : Resource.lines(Shapes.class, "shapes.txt")) {
            if (line.startsWith(" ")) {
                commands.forEach(command -> shapes.merge(command, line.strip(), (a, b) -> a + b));
            } else {
                commands = List.of(line.split(", "));
            }
        }
        return shapes;
    }
}
