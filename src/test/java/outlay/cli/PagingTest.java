package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.cli.input.Environment;
import outlay.output.Streams;

final class PagingTest {
    private final Path folder;

    PagingTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--help",
                "help upload",
                "upload -h",
                "filter --title ceo",
                "--db x.db credits log",
                "recipients shifts",
                "why ann@one.example",
                "replies",
                "operations"
            })
    void isForWhatIsLong(String line) {
        assertEquals(true, isPaged(true, Map.of(), line));
        assertEquals(false, isPaged(false, Map.of(), line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "credits balance",
                "shell",
                "batch campaigns.outlay",
                "send",
                "filter --json",
                "--json operations"
            })
    void isForNothingElse(String line) {
        assertEquals(false, isPaged(true, Map.of(), line));
    }

    @Test
    void isTurnedOffByVariables() {
        assertEquals(false, isPaged(true, Map.of("OUTLAY_PAGER", ""), "operations"));
        assertEquals(false, isPaged(true, Map.of("OUTLAY_PAGER", "cat"), "operations"));
        assertEquals(false, isPaged(true, Map.of("PAGER", "cat"), "operations"));
        assertEquals(
                true, isPaged(true, Map.of("PAGER", "cat", "OUTLAY_PAGER", "less"), "operations"));
        assertEquals(false, isPaged(true, Map.of("TERM", "dumb"), "operations"));
    }

    private boolean isPaged(boolean terminal, Map<String, String> set, String line) {
        Map<String, String> variables = new HashMap<>(Map.of("HOME", folder.toString()));
        variables.putAll(set);
        Streams streams =
                new Streams(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        terminal,
                        terminal,
                        terminal);
        Environment environment = new Environment(streams, variables, folder);
        String[] words = line.isEmpty() ? new String[0] : line.split(" ");
        return Paging.of(environment, Arguments.of(words)).isPresent();
    }
}
