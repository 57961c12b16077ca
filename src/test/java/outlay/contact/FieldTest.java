package outlay.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.db.Database;
import outlay.db.OnBothEngines;
import outlay.db.TestDatabases;

/** Holds the table of fields against everything that has to know them, too. */
@OnBothEngines
final class FieldTest {
    private static final List<String> NAMES =
            Arrays.stream(Field.values()).map(Field::toString).toList();

    @Test
    void hasTheNumbersOfTheSchema(@TempDir Path folder) {
        Map<String, Integer> ours = new LinkedHashMap<>();
        Arrays.stream(Field.values()).forEach(field -> ours.put(field.toString(), field.number()));
        try (Database database =
                TestDatabases.openOrCreate(folder.resolve("p.db"), Clock.systemUTC())) {
            Map<String, Integer> stored = new LinkedHashMap<>();
            database.read(
                    tx -> {
                        Fields fields = Fields.load(tx);
                        fields.names().forEach(name -> stored.put(name, fields.id(name)));
                        return stored;
                    });
            assertEquals(ours, stored);
        }
    }

    @Test
    void countsFromOneWithoutGaps() {
        assertEquals(
                IntStream.rangeClosed(1, NAMES.size()).boxed().toList(),
                Arrays.stream(Field.values()).map(Field::number).toList());
        for (Field field : Field.values()) {
            assertEquals(field.kind(), Field.kind(field.number()));
        }
        assertEquals(FieldKind.VALUE, Field.kind(100));
    }

    @Test
    void isMeantByTheHeadersOfFiles() {
        assertEquals(List.copyOf(HeaderAliases.fields()), NAMES.stream().sorted().toList());
        for (String name : NAMES) {
            assertEquals(
                    Optional.of(name),
                    HeaderAliases.meaning(name).map(HeaderAliases.Meaning::field));
        }
    }

    @Test
    void hasAnExampleWhereAValueMayBeWrittenWrongly() {
        for (Field field : Field.values()) {
            assertEquals(field.kind() == FieldKind.RANGE, field.example().isPresent());
            field.example().ifPresent(FieldTest::assertReadable);
        }
    }

    private static void assertReadable(String example) {
        for (String range : example.split(", | or ", -1)) {
            assertEquals(true, NumberRange.parse(range).isPresent(), range);
        }
    }
}
