package outlay.cli.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.cli.input.Environment;
import outlay.db.Database;
import outlay.load.Imports;
import outlay.output.Streams;

final class TypedFilterTest {
    private final Path folder;
    private final Database database;
    private final Environment environment;

    TypedFilterTest(@TempDir Path folder) {
        this.folder = folder;
        this.database = Imports.database(folder);
        Imports.load(database, "email,country\na@a.example,Germany\nb@b.example,France\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Streams streams = new Streams(InputStream.nullInputStream(), out, out, false, false, false);
        this.environment = new Environment(streams, Map.of(), folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void countsWhoMatches() {
        assertEquals(OptionalInt.of(1), count("--country=germany"));
        assertEquals(OptionalInt.of(2), count("--country=germany", "--country=France"));
        assertEquals(OptionalInt.of(0), count("--country=@germany"));
    }

    @Test
    void readsFiles() throws IOException {
        Files.writeString(folder.resolve("list"), "b@b.example\nc@c.example\n");
        Files.writeString(folder.resolve("filter"), "{\"include\":{\"country\":[\"France\"]}}");
        assertEquals(OptionalInt.of(0), count("--country=germany", "--emails=list"));
        assertEquals(OptionalInt.of(1), count("--filter=filter", "--from=list"));
    }

    /** The first byte that is read of them is gone, and they may never end. */
    @Test
    void readsNothingElse() throws IOException {
        assertEquals(OptionalInt.empty(), count("--filter=/dev/zero"));
        assertEquals(OptionalInt.empty(), count("--country=France", "--emails=-"));
        assertEquals(OptionalInt.empty(), count("--country=France", "--emails=nowhere"));
        Files.writeString(folder.resolve("long"), "b@b.example\n".repeat(100_000));
        assertEquals(OptionalInt.empty(), count("--country=France", "--emails=long"));
    }

    @Test
    void failsBeforeItIsOne() {
        assertThrows(RuntimeException.class, () -> count("--employees=5-"));
        assertThrows(RuntimeException.class, () -> count("--campaign=nowhere"));
    }

    private OptionalInt count(String... words) {
        return TypedFilter.count(database, environment, List.of(words));
    }
}
