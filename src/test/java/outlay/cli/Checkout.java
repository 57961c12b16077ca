package outlay.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the tree of files holds: the sources, and the types that they declare. */
record Checkout(Map<Path, String> sources) {
    private static final Pattern SOURCE = Pattern.compile("\\.(java|sql|md|test|txt)$");
    private static final Pattern TYPE =
            Pattern.compile("\\b(?:class|record|interface|enum) (\\w+)");

    static Checkout read() {
        Map<Path, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            Stream.concat(
                            Stream.of(Path.of("pom.xml"), Path.of("bin/outlay")),
                            files.filter(file -> SOURCE.matcher(file.toString()).find()))
                    .forEach(file -> sources.put(file, text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Checkout(sources);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says whether there is this type, and something of this name in its file. */
    boolean hasType(String name, String member) {
        return sources.entrySet().stream()
                .filter(file -> file.getKey().toString().endsWith(".java"))
                .map(Map.Entry::getValue)
                .filter(text -> text.contains(name) && text.contains(member))
                .flatMap(text -> TYPE.matcher(text).results())
                .anyMatch(type -> type.group(1).equals(name));
    }

    /** Returns the packages of the program. */
    List<String> packages() {
        return sources.keySet().stream()
                .filter(
                        file ->
                                file.startsWith("src/main/java")
                                        && file.endsWith("package-info.java"))
                .map(file -> Path.of("src/main/java").relativize(file.getParent()).toString())
                .map(folder -> folder.replace('/', '.'))
                .toList();
    }
}
