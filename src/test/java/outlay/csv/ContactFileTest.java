package outlay.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.Problem;

final class ContactFileTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @Test
    void readsRecordsUnderTheFieldsOfTheirColumns() {
        ContactFile file = open("Email,First Name,Lead Score\nann@x.example,Ann,9\n");
        assertEquals(List.of("email", "first_name", "lead_score"), file.fields());
        assertEquals(List.of("2: ann@x.example|Ann|9"), rest(file));
    }

    @Test
    void countsTheFirstLineOfEachRecord() {
        ContactFile file =
                open(
                        "email,note\n\n"
                                + "a@x.example,\"one\ntwo\r\n\nfour\"\n"
                                + "   \n"
                                + "b@x.example,five\r"
                                + "c@x.example,six");
        assertEquals(
                List.of(
                        "3: a@x.example|one\ntwo\r\n\nfour",
                        "8: b@x.example|five",
                        "9: c@x.example|six"),
                rest(file));
    }

    @Test
    void readsQuotesAsRfc4180Says() {
        ContactFile file =
                open(
                        """
                        email,a,b
                        "x@x.example","say ""hi"", Bob",plain
                        y@x.example,"",""\"5""\"
                        """);
        assertEquals(
                List.of("2: x@x.example|say \"hi\", Bob|plain", "3: y@x.example||\"5\""),
                rest(file));
    }

    @Test
    void takesAQuoteInsideAnUnquotedCellForACharacter() {
        ContactFile file =
                open(
                        """
                        email,a,b
                        v@x.example,5" pipe,6"
                        w@x.example,"one
                        two",7"
                        x@x.example,Bob "the" Builder,8"
                        y@x.example
                        """);
        assertEquals(
                List.of(
                        "2: v@x.example|5\" pipe|6\"",
                        "3: w@x.example|one\ntwo|7\"",
                        "5: x@x.example|Bob \"the\" Builder|8\"",
                        "6: y@x.example||"),
                rest(file));
    }

    /** Two such quotes would make one record of three. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x@x.example,\"6\" pipe\",1\ny@y.example,2,3\nz@z.example,\"8\" pipe\",4\n",
                "\"x@x.example\",\"6\" pipe\",\"1\"\n\"y@y.example\",\"8\" pipe\",\"2\"\n",
                "x@x.example,\"lost\ny@y.example,\"Bob\",\"2\"\n"
            })
    void stopsAtAQuoteThatIsNotDoubled(String records) {
        ContactFile file = open("email,a,b\n" + records);
        Problem problem = assertThrows(Problem.class, () -> rest(file));
        assertEquals(Problem.Kind.INVALID_INPUT, problem.kind());
        assertEquals(
                "f.csv:2: the record that begins here has an unclosed or undoubled quote",
                problem.what());
    }

    @Test
    void leavesDoubledQuotesInAnUnquotedCellAlone() {
        ContactFile file = open("email,a\nx@x.example,5\"\" pipe\n");
        assertEquals(List.of("2: x@x.example|5\"\" pipe"), rest(file));
    }

    @Test
    void readsACellOfManyLines() {
        String lines = "line\n".repeat(5_000).strip();
        ContactFile file = open("email,a\nx@x.example,\"" + lines + "\"\ny@x.example,\n");
        assertEquals(List.of("2: x@x.example|" + lines, "5002: y@x.example|"), rest(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsTheDelimiterInTheHeader(String delimiter) {
        String text = "\"Name, of; the|\tcompany\"D\"E-mail\"DTitle\nAcmeDa@x.exampleDCEO\n";
        ContactFile file = open(text.replace("D", delimiter));
        assertEquals(List.of("name_of_the_company", "email", "title"), file.fields());
        assertEquals(1, rest(file).size());
    }

    @Test
    void takesTheDelimiterThatIsGiven() {
        ContactFile file =
                ContactFile.open(
                        bytes("a,b:email\n1,2:x@x.example\n"),
                        "f.csv",
                        new ContactFile.Format(':', null, Map.of(), false));
        assertEquals(List.of("2: 1,2|x@x.example"), rest(file));
    }

    @Test
    void obeysTheSeparatorLineOfSpreadsheets() {
        ContactFile file = open("sep=;\r\nemail;a,b,c\r\nx@x.example;1\r\n");
        assertEquals(List.of("3: x@x.example|1"), rest(file));
    }

    @Test
    void takesNoQuoteForASeparator() {
        Problem problem = assertThrows(Problem.class, () -> open("sep=\"\nemail\"a\n"));
        assertTrue(problem.what().startsWith("f.csv has no email column"), problem.what());
    }

    @Test
    void fillsMissingCellsAndRejectsSurplusOnes() {
        ContactFile file =
                open("email,city,state\na@x.example\nb@x.example,1,2,3\nc@x.example,,\n");
        assertTrue(file.next());
        assertEquals(List.of("a@x.example", "", ""), List.of(file.cells().toArray()));
        assertNull(file.rejection());
        assertTrue(file.next());
        assertEquals("4 cells, but the header has 3", file.rejection());
        assertEquals(3, file.line());
        assertTrue(file.next());
        assertNull(file.rejection());
        assertFalse(file.next());
    }

    @Test
    void takesOffTheGuardOfAnExportAndTheWhiteSpaceAroundValues() {
        ContactFile file = open("email,a,b,c,d\nx@x.example,'=1+1, ''-2 ,'plain,'\n");
        assertEquals(List.of("2: x@x.example|=1+1|'-2|'plain|'"), rest(file));
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.Example.com/about?x=1, example.com",
        "http://example.com:8080, example.com",
        "www.example.com, example.com",
        "example.com/, example.com",
        "example.com, example.com",
        "'', ''"
    })
    void makesADomainOfAWebsite(String website, String domain) {
        ContactFile file = open("email,Website\nx@x.example,\"" + website + "\"\n");
        assertEquals(List.of("email", "domain"), file.fields());
        assertEquals(List.of("2: x@x.example|" + domain), rest(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void findsTheEncodingByItsByteOrderMark(String charset) {
        byte[] text = "\ufeffemail,city\nx@x.example,Zürich 漢\n".getBytes(Charset.forName(charset));
        assertEquals(List.of("2: x@x.example|Zürich 漢"), rest(open(text)));
    }

    @Test
    void decodesTheEncodingThatIsNamed() {
        byte[] text = "email,city\nx@x.example,Zürich €\n".getBytes(WINDOWS);
        ContactFile file =
                ContactFile.open(
                        new ByteArrayInputStream(text),
                        "f.csv",
                        new ContactFile.Format(null, WINDOWS, Map.of(), false));
        assertEquals(List.of("2: x@x.example|Zürich €"), rest(file));
    }

    @Test
    void stopsAtBytesThatCannotBeDecoded() {
        byte[] text = "email,city\na@x.example,Bern\nx@x.example,Zürich\n".getBytes(WINDOWS);
        Problem problem = assertThrows(Problem.class, () -> rest(open(text)));
        assertEquals(Problem.Kind.INVALID_INPUT, problem.kind());
        assertEquals("f.csv:3:14: not UTF-8: 0xFC", problem.what());
        assertTrue(problem.hint().contains("--encoding windows-1252"), problem.hint());
    }

    @Test
    void stopsAtACharacterThatTheFileEndsIn() {
        byte[] text = {'e', 'm', 'a', 'i', 'l', '\n', 'a', '@', 'b', (byte) 0xC3};
        Problem problem = assertThrows(Problem.class, () -> rest(open(text)));
        assertEquals("f.csv:2:4: not UTF-8: 0xC3", problem.what());
    }

    @Test
    void stopsAtBadBytesFarIntoTheFile() {
        StringBuilder text = new StringBuilder("email,city\n");
        for (int i = 0; i < 20_000; i++) {
            text.append("ann").append(i).append("@x.example,Zürich\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("bob@x.example,Zürich\n".getBytes(WINDOWS));
        Problem problem = assertThrows(Problem.class, () -> rest(open(bytes.toByteArray())));
        assertEquals("f.csv:20002:16: not UTF-8: 0xFC", problem.what());
    }

    @Test
    void stopsAtANul() {
        Problem problem =
                assertThrows(Problem.class, () -> rest(open("email,a\nx@x.example,a\0b\n")));
        assertEquals(Problem.Kind.INVALID_INPUT, problem.kind());
        assertEquals("f.csv:2:14: a NUL character", problem.what());
    }

    @Test
    void stopsAtAQuoteThatIsNeverClosed() {
        String text =
                """
                email,a
                a@x.example,1
                b@x.example,"2
                c@x.example,3
                """;
        Problem problem = assertThrows(Problem.class, () -> rest(open(text)));
        assertEquals(Problem.Kind.INVALID_INPUT, problem.kind());
        assertEquals(
                "f.csv:3: the record that begins here has an unclosed or undoubled quote",
                problem.what());
    }

    /**
     * A quote that is never closed, and one record of ever more cells: neither fills the memory.
     */
    @ParameterizedTest
    @ValueSource(strings = {"y@x.example,2\n", "2\n\",\""})
    void stopsAtARecordWithoutEnd(String again) {
        ByteArrayInputStream text = bytes("email,a\nx@x.example,\"1\n" + again.repeat(1_000_000));
        ContactFile file = ContactFile.open(text, "f.csv", ContactFile.Format.DETECTED);
        Problem problem = assertThrows(Problem.class, () -> rest(file));
        assertEquals(
                "f.csv:2: the record that begins here has an unclosed or undoubled quote",
                problem.what());
        assertTrue(text.available() > 0, "was read to its end");
    }

    @Test
    void stopsAtALineWithoutEnd() {
        Problem problem =
                assertThrows(Problem.class, () -> open("email," + "x".repeat(1 << 21) + "\n"));
        assertTrue(problem.what().contains("a line of more than 1048576"), problem.what());
    }

    @Test
    void unpacksWhatIsGzipped() {
        ContactFile file = open(gzip("email\nx@x.example\n"));
        assertEquals(List.of("2: x@x.example"), rest(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n  \n", "\ufeff"})
    void refusesAnEmptyFile(String text) {
        Problem problem = assertThrows(Problem.class, () -> open(text));
        assertEquals(Problem.Kind.INVALID_INPUT, problem.kind());
        assertEquals("f.csv is empty", problem.what());
    }

    @Test
    void refusesAFileWithoutAnEmailColumn() {
        Problem problem = assertThrows(Problem.class, () -> open("Name,Mail to\nAnn,x\n"));
        assertEquals(Problem.Kind.INVALID_INPUT, problem.kind());
        assertEquals("f.csv has no email column; its columns are: Name, Mail to", problem.what());
        assertEquals("say which one it is: --map 'HEADER=email'", problem.hint());
    }

    @Test
    void saysThatTheHeaderIsMissingWhenTheFirstLineIsAContact() {
        Problem problem = assertThrows(Problem.class, () -> open("a@x.example,Ann\n"));
        assertEquals("the first line must name the columns: email,first_name,...", problem.hint());
    }

    private static ContactFile open(String text) {
        return ContactFile.open(bytes(text), "f.csv", ContactFile.Format.DETECTED);
    }

    private static ContactFile open(byte[] bytes) {
        return ContactFile.open(
                new ByteArrayInputStream(bytes), "f.csv", ContactFile.Format.DETECTED);
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static List<String> rest(ContactFile file) {
        List<String> records = new ArrayList<>();
        while (file.next()) {
            records.add(file.line() + ": " + String.join("|", file.cells().toArray()));
        }
        return records;
    }
}
