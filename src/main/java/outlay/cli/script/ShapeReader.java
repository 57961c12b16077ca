package outlay.cli.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a JSON Schema of a shape as {@code shapes.txt} explains it. */
final class ShapeReader {
    private static final Pattern TOKEN = Pattern.compile("\\w+|[{}\\[\\]:,|?*]");

    private final List<String> tokens;
    private int next;

    private ShapeReader(String shape) {
        try (Scanner scanner = new Scanner(shape)) {
            tokens = scanner.findAll(TOKEN).map(found -> found.group()).toList();
        }
    }

    static Map<String, Object> read(String shape) {
        return new ShapeReader(shape).choice();
    }

    private Map<String, Object> choice() {
        List<Map<String, Object>> choices = new ArrayList<>();
        choices.add(single());
        while (accepts("|")) {
            choices.add(single());
        }
        if (choices.size() == 1) {
            return choices.get(0);
        }
        boolean plain = choices.stream().allMatch(each -> each.keySet().equals(Set.of("type")));
        return plain
                ? object("type", choices.stream().map(each -> each.get("type")).toList())
                : object("anyOf", choices);
    }

    private Map<String, Object> single() {
        String token = take();
        return switch (token) {
            case "{" -> fields();
            case "[" -> list();
            case "any" -> object();
            case "text" -> object("type", "string");
            case "time" -> object("type", "string", "format", "date-time");
            case "integer", "number", "boolean", "null" -> object("type", token);
            default -> throw new IllegalStateException("no shape: " + token);
        };
    }

    private Map<String, Object> list() {
        Map<String, Object> items = choice();
        expect("]");
        return object("type", "array", "items", items);
    }

    private Map<String, Object> fields() {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        Map<String, Object> schema = object("type", "object");
        do {
            String name = take();
            boolean optional = accepts("?");
            expect(":");
            if (name.equals("*")) {
                schema.put("additionalProperties", choice());
            } else {
                properties.put(name, choice());
                if (!optional) {
                    required.add(name);
                }
            }
        } while (accepts(","));
        expect("}");
        if (!properties.isEmpty()) {
            schema.put("properties", properties);
            schema.put("required", required);
        }
        return schema;
    }

    private static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    private boolean accepts(String token) {
        boolean there = next < tokens.size() && tokens.get(next).equals(token);
        if (there) {
            next++;
        }
        return there;
    }

    private void expect(String token) {
        if (!accepts(token)) {
            throw new IllegalStateException(token + " is missing before " + tokens.get(next));
        }
    }

    private String take() {
        return tokens.get(next++);
    }
}
