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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.Problem;
import outlay.output.CsvFile.Guard;

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

    @ParameterizedTest
    @EnumSource(Guard.class)
    void writesCellsOfBytesByTheRulesOfText(Guard guard) {
        String[] values = {
            "plain",
            "",
            "'",
            "''",
            "a'b",
            "=1",
            "+41",
            "-5",
            "@x",
            "\tx",
            "\rx",
            "'=1",
            "''@x",
            "=",
            "say \"hi\"",
            "=\"a\",b",
            "a,b",
            "a\nb",
            " a",
            "b ",
            "- ",
            "Zürich",
            "漢,字",
            "😀",
            "1-2"
        };
        StringBuilder expected = new StringBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CsvFile csv = CsvFile.on(new PrintStream(bytes), guard)) {
            for (String value : values) {
                // Bytes beside the value that would ask for quotes.
                byte[] around = ("\"," + value + ",\n").getBytes(StandardCharsets.UTF_8);
                csv.cell(around, 2, around.length - 2);
                csv.cell(around, 0, 0);
                csv.endRow();
                expected.append(plainly(guard, value)).append(",\n");
            }
            csv.commit();
        }
        assertEquals(expected.toString(), bytes.toString(StandardCharsets.UTF_8));
    }

    /** The rules in the shortest words. */
    private static String plainly(Guard guard, String value) {
        String guarded = guard == Guard.ON && value.matches("(?s)'*[=+@\t\r-].*") ? "'" : "";
        return value.matches("(?s) .*|.* |.*[\",\r\n].*")
                ? '"' + guarded + value.replace("\"", "\"\"") + '"'
                : guarded + value;
    }

    @Test
    void writesManyRowsLongerThanItsBuffer() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String huge = "x".repeat(200_000);
        try (CsvFile csv = CsvFile.on(new PrintStream(bytes), Guard.ON)) {
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
        try (CsvFile csv = CsvFile.create(file, Guard.ON)) {
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
        try (CsvFile csv = CsvFile.create(file, Guard.ON)) {
            csv.row(List.of("half"));
        }
        assertFalse(Files.exists(file));
        assertEquals(List.of(), names());
    }

    @Test
    void replacesWhatALinkPointsTo() throws IOException {
        Path real = Files.writeString(folder.resolve("real.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), real);
        try (CsvFile csv = CsvFile.create(link, Guard.ON)) {
            csv.row(List.of("new"));
            csv.commit();
        }
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new\n", Files.readString(real));
    }

    @Test
    void neverReplacesADevice() {
        Path device = Path.of("/dev/null");
        try (CsvFile csv = CsvFile.create(device, Guard.ON)) {
            csv.row(List.of("gone"));
            csv.commit();
        }
        assertFalse(Files.isRegularFile(device));
    }

    @Test
    void saysWhyAFileCannotBeMade() {
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> CsvFile.create(folder.resolve("no/such.csv"), Guard.ON));
        assertEquals(Problem.Kind.IO, problem.kind());
        assertTrue(problem.what().endsWith("no/such.csv: no such file or folder"), problem.what());
        assertThrows(Problem.class, () -> CsvFile.create(folder, Guard.ON));
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
        Console console = new Console(streams, new Style(false, false, false, false));
        try (CsvFile csv = CsvFile.on(console.data(), Guard.ON)) {
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

    private static String csv(@Nullable String... cells) {
        return written(Guard.ON, cells);
    }

    private static String raw(String... cells) {
        return written(Guard.OFF, cells);
    }

    private static String written(Guard guard, @Nullable String... cells) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CsvFile csv = CsvFile.on(new PrintStream(bytes), guard)) {
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
