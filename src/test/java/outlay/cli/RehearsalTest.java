package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RehearsalTest {
    @Test
    void goesOnAfterACommandThatFails(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rehearsal.db");
        String commands = "no-such-command\ncredits buy 2 --db " + file + "\n";
        Rehearsal.run(folder, new ByteArrayInputStream(commands.getBytes(StandardCharsets.UTF_8)));
        assertTrue(Files.exists(file));
    }
}
