package outlay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One object of JSON that a transcript shows.
 *
 * @param command such as {@code credits balance}
 * @param typed the whole command line
 * @param json with a number or time in the place of what stands for any
 */
record ShownJson(Path file, String command, String typed, String json) {
    private static final Pattern LEFT_OUT = Pattern.compile("[,{\\[]\\.\\.\\.");

    /** Returns what the transcripts show in full, on stdout. */
    static List<ShownJson> all() throws IOException {
        List<String> commands = Manual.read().commands();
        List<ShownJson> shown = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/transcripts"))) {
            for (Path file : files.sorted().toList()) {
                String typed = "";
                for (String line : Files.readAllLines(file)) {
                    if (line.startsWith("$ ")) {
                        typed = line;
                    } else if (line.startsWith("{") && !in(typed, commands).isEmpty()) {
                        shown.add(new ShownJson(file, in(typed, commands), typed, filled(line)));
                    }
                }
            }
        }
        return shown;
    }

    private static String filled(String line) {
        return line.replace("<number>", "0").replace("<time>", "2026-03-02T09:00:00Z");
    }

    private static String in(String line, List<String> commands) {
        return commands.stream()
                .filter(name -> (line + " ").contains("outlay " + name + " "))
                .findFirst()
                .orElse("");
    }

    /** Says whether nothing of it is left out. */
    boolean isWhole() {
        return !LEFT_OUT.matcher(json).find();
    }
}
