package outlay.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Errors and hints have one form, whoever says them: lower case, and no full stop. */
final class ToneTest {
    private static final Pattern CAPITAL =
            Pattern.compile(
                    "! (?: {2}|outlay: )[A-Z][a-z].*|.*\"(?:message|hint)\":\"[A-Z][a-z].*");
    private static final Pattern FULL_STOP = Pattern.compile("! (?: {2}|outlay: ).*[a-z]\\.");

    @Test
    void isTheSameInEveryTranscript() throws IOException {
        List<String> other = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/transcripts"))) {
            for (Path file : files.toList()) {
                for (String line : Files.readAllLines(file)) {
                    boolean speaks = line.startsWith("! ");
                    if (speaks
                            && (CAPITAL.matcher(line).matches()
                                    || FULL_STOP.matcher(line).matches())) {
                        other.add(file.getFileName() + ": " + line);
                    }
                }
            }
        }
        assertEquals(List.of(), other);
    }
}
