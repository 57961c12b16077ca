package outlay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShellWordTest {
    @Test
    void leavesAPlainWordAlone() {
        assertEquals("spring-2026.b", ShellWord.quoted("spring-2026.b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Spring 2026",
                "it's",
                "$(id)",
                "a\"b",
                "a\\b",
                "caf\u00e9",
                "#1",
                "",
                "~",
                "*"
            })
    void isOneWordToAShell(String word) throws Exception {
        Process shell =
                new ProcessBuilder("sh", "-c", "printf %s " + ShellWord.quoted(word)).start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor());
        assertEquals(word, said);
    }
}
