package outlay.csv;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.Problem;

final class ForeignFormTest {
    @ParameterizedTest
    @CsvSource({
        "[Content_Types].xml _rels/.rels xl/workbook.xml, an Excel workbook (.xlsx)",
        "[Content_Types].xml _rels/.rels word/document.xml, a Word document (.docx)",
        "Index/Document.iwa Index/ViewState.iwa, a Numbers document (.numbers)",
        "contacts.csv, a zip archive"
    })
    void namesAZipByWhatIsInIt(String entries, String form) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String entry : entries.split(" ", -1)) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write("email".getBytes(UTF_8));
            }
        }
        assertRefused("f is " + form + ", not CSV", bytes.toByteArray());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "d0cf11e0a1b11ae1 | an Excel workbook (.xls) or another old Office file",
                "0908100000060500 | a very old Excel workbook (.xls)",
                "255044462d312e37 | a PDF",
                "425a6839314159265359 | packed (bzip2)",
                "fd377a585a000004 | packed (xz)",
                "28b52ffd04581100 | packed (zstd)",
                "377abcaf271c0004 | a 7z archive",
                "53514c69746520666f726d6174203300 | a SQLite database",
                "89504e470d0a1a0a | an image"
            })
    void namesAFormByItsFirstBytes(String hex, String form) {
        assertRefused("f is " + form + ", not CSV", HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE html><html> | a web page (HTML)",
                " <HTML xmlns:x='urn:x'> | a web page (HTML)",
                "<table border=1><tr> | a web page (HTML)",
                "<!-- made by a CRM --><html> | a web page (HTML)",
                "<?xml version='1.0'?><Workbook> | an XML file",
                "[{\"email\":1}] | JSON",
                "{ \"contacts\" : [] } | JSON",
                "BEGIN:VCARD | a vCard file",
                "{\\rtf1 | an RTF document"
            })
    void namesATextThatIsNoCsv(String text, String form) {
        assertRefused("f is " + form + ", not CSV", text.getBytes(UTF_8));
        assertRefused("f is " + form + ", not CSV", ("\ufeff" + text).getBytes(UTF_16LE));
    }

    @Test
    void looksIntoAGzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("%PDF-1.7".getBytes(UTF_8));
        }
        assertRefused("f is a PDF, not CSV", bytes.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Email>,<Name>\n",
                "[Email],[Name]\n",
                "{email},{name}\n",
                "PK,email\n",
                "BZh,email\n",
                "\temail\n",
                "email"
            })
    void leavesTextAlone(String text) {
        assertDoesNotThrow(() -> ForeignForm.refuse(text.getBytes(UTF_8), "f"));
    }

    private static void assertRefused(String what, byte[] bytes) {
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> TextSource.open(new ByteArrayInputStream(bytes), "f", null));
        assertEquals(Problem.Kind.INVALID_INPUT, problem.kind());
        assertEquals(what, problem.what());
    }
}
