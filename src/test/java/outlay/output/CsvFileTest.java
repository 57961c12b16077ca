package outlay.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.Problem;

final class CsvFileTest {
    @TempDir Path folder = Path.of("");

    @Test
    void quotesOnlyWhereRfc4180NeedsIt() {
        assertEquals("a,b c,\"d,e\",\"f\"\"g\",\"h\ni\"\n", csv("a", "b c", "d,e", "f\"g", "h\ni"));
    }

    @Test
    void writesEmptyCellsAndNeverABlankLine() {
        assertEquals("a,,\n", csv("a", null, ""));
        assertEquals("\"\"\n", csv(""));
    }

    @Test
    void keepsWhiteSpaceAndEveryLetter() {
        assertEquals("\" a\",\"b \",Zürich,\"漢,字\",😀\n", csv(" a", "b ", "Zürich", "漢,字", "😀"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+41", "-5", "@x", "\tx", "\rx", "'=1", "''@x"})
    void guardsWhatASpreadsheetWouldRun(String value) {
        String guarded = csv(value, "x").replace("\"", "");
        assertEquals("'" + value + ",x\n", guarded);
        assertEquals(value + ",x\n", raw(value, "x").replace("\"", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1", "'plain", "'", "''", "1-2", "ann@x.example"})
    void leavesAloneWhatIsNoFormula(String value) {
        assertEquals(value + ",x\n", csv(value, "x"));
    }

    @Test
    void writesManyRowsLongerThanItsBuffer() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String huge = "x".repeat(200_000);
        try (CsvFile csv = toMemory(bytes, Guard.ON)) {
            for (int i = 0; i < 20_000; i++) {
                csv.row(List.of("row", i));
            }
            csv.row(List.of(huge, "é" + huge));
            csv.commit();
        }
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(20_001, lines.size());
        assertEquals("row,19999", lines.get(19_999));
        assertEquals(huge + ",é" + huge, lines.get(20_000));
    }

    @Test
    void makesTheFileOnlyWhenItIsComplete() throws IOException {
        Path file = folder.resolve("leads.csv");
        Files.writeString(file, "old");
        try (CsvFile csv = toFile(file)) {
            csv.row(List.of("new"));
            assertEquals("old", Files.readString(file));
            csv.commit();
        }
        assertEquals("new\n", Files.readString(file));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of("leads.csv"), names());
    }

    @Test
    void leavesNothingBehindWhenItFails() throws IOException {
        Path file = folder.resolve("leads.csv");
        try (CsvFile csv = toFile(file)) {
            csv.row(List.of("half"));
        }
        assertFalse(Files.exists(file));
        assertEquals(List.of(), names());
    }

    @Test
    void replacesWhatALinkPointsTo() throws IOException {
        Path real = Files.writeString(folder.resolve("real.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), real);
        try (CsvFile csv = toFile(link)) {
            csv.row(List.of("new"));
            csv.commit();
        }
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new\n", Files.readString(real));
    }

    @Test
    void neverReplacesADevice() {
        Path device = Path.of("/dev/null");
        try (CsvFile csv = toFile(device)) {
            csv.row(List.of("gone"));
            csv.commit();
        }
        assertFalse(Files.isRegularFile(device));
    }

    @Test
    void saysWhyAFileCannotBeMade() {
        Problem problem = assertThrows(Problem.class, () -> toFile(folder.resolve("no/such.csv")));
        assertEquals(Problem.Kind.IO, problem.kind());
        assertTrue(problem.what().endsWith("no/such.csv: no such file or folder"), problem.what());
        assertThrows(Problem.class, () -> toFile(folder));
    }

    @Test
    void stopsWhenNobodyReadsAnyMore() {
        OutputStream closed =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                };
        Streams streams =
                new Streams(
                        InputStream.nullInputStream(),
                        closed,
                        OutputStream.nullOutputStream(),
                        false,
                        false,
                        false);
        Console console = new Console(streams, Style.PLAIN);
        try (CsvFile csv = new CsvFile(CsvTarget.on(console.data()), Guard.ON)) {
            Problem problem =
                    assertThrows(
                            Problem.class,
                            () -> {
                                for (int i = 0; i < 100_000; i++) {
                                    csv.row(List.of("row"));
                                }
                            });
            assertEquals(Problem.Kind.READER_GONE, problem.kind());
        }
    }

    private static CsvFile toFile(Path file) {
        return new CsvFile(CsvTarget.file(file), Guard.ON);
    }

    private static CsvFile toMemory(ByteArrayOutputStream bytes, Guard guard) {
        return new CsvFile(CsvTarget.on(new PrintStream(bytes)), guard);
    }

    private static String csv(@Nullable String... cells) {
        return written(Guard.ON, cells);
    }

    private static String raw(String... cells) {
        return written(Guard.OFF, cells);
    }

    private static String written(Guard guard, @Nullable String... cells) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CsvFile csv = toMemory(bytes, guard)) {
            csv.row(Arrays.asList(cells));
            csv.commit();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
