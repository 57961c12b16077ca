package outlay.inbound.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import outlay.inbound.mime.RawMessage;

/**
 * Prints what {@code outlay inbox --classify} would say about each {@code .eml} file of a folder,
 * to try wordings without building the program: {@code java ... ClassifyFolder mail | score.py}.
 */
final class ClassifyFolder {
    private ClassifyFolder() {}

    public static void main(String[] arguments) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path file : files.sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                String source = String.valueOf(file.getFileName());
                for (Report report : Incoming.of(new RawMessage(source, bytes, false)).reports()) {
                    System.out.println(json(source, report));
                }
            }
        }
    }

    private static String json(String source, Report report) {
        return Stream.of(
                        List.of("source", source),
                        List.of("kind", report.kind().word()),
                        List.of("recipient", String.valueOf(report.recipient())),
                        List.of("status", String.valueOf(report.status())),
                        List.of("reason", report.reason().word()),
                        List.of("words", report.diagnostic()))
                .map(pair -> '"' + pair.get(0) + "\":" + quoted(pair.get(1)))
                .reduce((a, b) -> a + "," + b)
                .map(all -> '{' + all + ",\"hard\":" + report.hard() + '}')
                .orElseThrow();
    }

    private static String quoted(String text) {
        boolean none = text.equals("null");
        return none ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
