package outlay.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.Problem;
import outlay.suppression.DoNotEmailEntry;

final class AddressListTest {
    @Test
    void readsOneAddressALine() {
        assertEquals(
                """
                2 ann@x.example
                5 Bob@Y.example
                6 ! not an email address: carol (no @)
                """,
                read("# customers\nann@x.example\r\n\n   # more\n  Bob@Y.example \ncarol\n"));
    }

    @Test
    void readsTheEmailColumnOfACsv() {
        assertEquals(
                """
                4 ann@x.example
                7 ! no email address
                8 ! not an email address: bob (no @)
                9 eve@x.example
                10 ! 4 cells, but the header has 3
                """,
                read(
                        """
                        # exported

                        Name;E-Mail;Note
                        Ann;ann@x.example;"one
                        two
                        three"
                        Nobody;;
                        Bob;bob
                        Eve;eve@x.example;1;2
                        Fay;Lee;fay@x.example;1
                        """));
    }

    @Test
    void takesASingleHeaderForACsvToo() {
        assertEquals("2 ann@x.example\n", read("email\nann@x.example\n"));
    }

    @Test
    void readsNothingOutOfAnEmptyList() {
        assertEquals("", read("# nobody\n\n"));
    }

    /** Each a line as people and programs write it, and the entries that it is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ann@f.example;unsubscribed              | ann@f.example",
                "ann@f.example,2026-11-01,hard bounce    | ann@f.example",
                "~ann@f.example\tleft~                   | ann@f.example",
                "~ann@f.example|left~                    | ann@f.example",
                "1;Lee;Ann;ann@f.example;;               | ann@f.example",
                "\"ann@f.example\"                       | ann@f.example",
                "\"ann@f.example\";\"Lee, Ann\"          | ann@f.example",
                "'ann@f.example','Ann'                   | ann@f.example",
                "\"\"\"Lee, Ann\"\" <ann@f.example>\"    | ann@f.example",
                "mailto:ann@f.example;bob@f.example      | ann@f.example bob@f.example",
                "ann@f.example bob@f.example             | ann@f.example bob@f.example",
                "\"ann@f.example, bob@f.example\"        | ann@f.example bob@f.example",
                "[\"ann@f.example\",\"bob@f.example\"]   | ann@f.example bob@f.example",
                "\"Doe, Ann\" <ann@f.example>, bob@f.example | ann@f.example bob@f.example",
                "Doe, Ann <ann@f.example>; bob@f.example | ann@f.example bob@f.example",
                "\"bob@g.example\" <ann@f.example>       | ann@f.example",
                "ann@f.example <ann@f.example>           | ann@f.example",
                "bob@g.example <ann@f.example>           | bob@g.example ann@f.example",
                "Ann @ Home <ann@f.example>              | ann@f.example",
                "Bcc: ann@f.example, bob@f.example,      | ann@f.example bob@f.example",
                "- ann@f.example (Ann Lee)               | ann@f.example",
                "ann@f.example # asked bob@us.example    | ann@f.example",
                "5\" pipe; ann@f.example                 | ann@f.example",
                "TYPE=work:ann@f.example                 | ann@f.example",
                "ann+crm@f.example                       | ann+crm@f.example",
                "ann@f.example;@ann                      | ann@f.example ! beside an address, and not understood: @ann",
                "ann@f.example;b@@f.example              | ann@f.example ! not an email address: b@@f.example (more than one @)",
                "ann @f.example                          | ! not an email address: @f.example (begins with at symbol)",
                "ann @ f.example                         | ! not an email address: ann @ f.example (contains obsolete whitespace)",
                "ann@f..example                          | ! not an email address: ann@f..example (multiple dot separators)",
                "ann@localhost                           | ! not an email address: ann@localhost (missing top level domain)",
                "ann@[192.0.2.1]                         | ! not an email address: ann@ (domain missing)",
                "ann*@f.example                          | ! not an email address: ann*@f.example (wildcard)",
                "@f.example                              | @f.example",
                "f.example                               | @f.example",
                "f.example;competitor                    | @f.example",
                "f.example, g.example                    | @f.example @g.example",
                "@f.example, @g.example                  | @f.example @g.example",
                "@f.example;competitor                   | @f.example",
                "*@f.example                             | @f.example",
                "*.f.example                             | @f.example",
                "https://www.f.example/about             | @f.example",
                "\"@f.example\";                         | @f.example",
                "@BÜCHER.example.                        | @xn--bcher-kva.example",
                "@f.example competitor                   | ! not a domain: @f.example competitor",
                "@localhost                              | ! not a domain: @localhost",
                "@f..example                             | ! not a domain: @f..example",
                "nonsense                                | ! neither an address nor a domain: nonsense",
                "Lee;Ann                                 | ! neither an address nor a domain: Lee;Ann",
                "192.0.2.1                               | ! neither an address nor a domain: 192.0.2.1",
                "'; ;'                                   | ! no email address"
            })
    void findsTheEntriesInALine(String line, String entries) {
        assertEquals(entries, String.join(" ", entries(line.getBytes(UTF_8), "")));
    }

    /** A header in any language of the usual exports. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Email;Reason",
                "\"Email Address\";\"Reason\"",
                "E-Mail-Adresse;Vorname",
                "Adresse e-mail;Prénom",
                "ADRESSE ELECTRONIQUE;PRENOM",
                "Courriel;Nom",
                "Correo electrónico;Nombre",
                "Indirizzo e-mail;Nome",
                "Endereço de e-mail;Nome",
                "E-mailadres;Voornaam",
                "Adres e-mail;Imię",
                "E-postadress;Förnamn",
                "E-post;Fornavn",
                "Sähköpostiosoite;Etunimi",
                "E-mailová adresa;Jméno",
                "E-mail-cím;Keresztnév",
                "E-posta Adresi;Adı",
                "E-POSTA ADRESİ;ADI",
                "Электронная почта;Имя",
                "Електронна пошта;Ім'я",
                "Διεύθυνση email;Όνομα",
                "メールアドレス;名",
                "电子邮箱;姓",
                "電子郵件;姓",
                "이메일;이름",
                "البريد الإلكتروني;الاسم",
                "דוא\"ל;שם",
                "Alamat email;Nama"
            })
    void knowsHeadersOfManyLanguages(String header) {
        String text = header + "\nann@f.example;bob@g.example\n";
        assertEquals(List.of("ann@f.example"), entries(text.getBytes(UTF_8), ""));
    }

    @Test
    void saysWhichLineIsAHeaderThatItDoesNotKnow() {
        assertEquals(
                List.of("1! neither an address nor a domain: Qxz;Note", "2ann@f.example"),
                numbered("Qxz;Note\nann@f.example;left\n".getBytes(UTF_8)));
    }

    @Test
    void takesAllColumnsOfAddressesForTheDoNotEmailListAndTheBestOfOtherLists() {
        String text =
                "Work Email,Name,Email\nann@f.example,Ann,lee@g.example\n,Bob,bob@f.example\n";
        assertEquals(
                List.of("lee@g.example", "ann@f.example", "bob@f.example"),
                entries(text.getBytes(UTF_8), ""));
        assertEquals("2 lee@g.example\n3 bob@f.example\n", read(text));
    }

    @Test
    void readsAColumnOfDomains() {
        assertEquals(
                List.of("@f.example", "@g.example", "! neither an address nor a domain: none"),
                entries("Domain,Note\nf.example,x\nwww.g.example,\nnone,x\n".getBytes(UTF_8), ""));
    }

    @Test
    void readsListsAsSpreadsheetsAndPipesGiveThem() throws IOException {
        String text =
                "sep=\t\r\nE-Mail\tName\r\nann@f.example\t\"Lee\tAnn\"\r\n\t\r\nbob@f.example\t\r\n";
        List<String> expected = List.of("3ann@f.example", "5bob@f.example");
        assertEquals(expected, numbered(text.getBytes(UTF_8)));
        assertEquals(expected, numbered(("\ufeff" + text).getBytes(UTF_16LE)));
        assertEquals(expected, numbered(text.replace("\r\n", "\r").getBytes(UTF_8)));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(UTF_8));
        }
        assertEquals(expected, numbered(packed.toByteArray()));
    }

    @Test
    void saysWhereAListCannotBeDecoded() {
        assertProblem(
                "list.txt:2:2: not UTF-8: 0xFC",
                "ann@x.example\nj\u00fcrg@x.example\n".getBytes(ISO_8859_1));
    }

    @Test
    void refusesWhatIsNoListButAFileOfAnotherKind() {
        assertProblem(
                "list.txt is a vCard file, not CSV",
                "BEGIN:VCARD\r\nEMAIL;TYPE=work:ann@f.example\r\n".getBytes(UTF_8));
        assertProblem(
                "list.txt is an email, or a file of them (mbox), not CSV",
                "From ann@f.example Mon Mar  2 09:00:00 2026\nTo: us@g.example\n".getBytes(UTF_8));
        assertProblem(
                "list.txt is an email, or a file of them (mbox), not CSV",
                "Received: from f.example by g.example\nTo: us@g.example\n".getBytes(UTF_8));
    }

    private static void assertProblem(String what, byte[] text) {
        Problem problem = assertThrows(Problem.class, () -> entries(text, ""));
        assertEquals(what, problem.what());
    }

    private static List<String> numbered(byte[] text) {
        return entries(text, "%d");
    }

    /** Reads entries of the do-not-email list. */
    private static List<String> entries(byte[] text, String line) {
        AddressList<DoNotEmailEntry> list =
                AddressList.read(
                        new ByteArrayInputStream(text),
                        "list.txt",
                        null,
                        DoNotEmailEntry.inLists());
        List<String> lines = new ArrayList<>();
        list.entries().forEach(e -> lines.add(line.formatted(e.line()) + e.value().key()));
        list.failures().forEach(f -> lines.add(line.formatted(f.line()) + "! " + f.reason()));
        return line.isEmpty() ? lines : lines.stream().sorted().toList();
    }

    private static String read(String text) {
        AddressList<?> list =
                AddressList.read(
                        new ByteArrayInputStream(text.getBytes(UTF_8)),
                        "list.txt",
                        null,
                        AddressList.Kind.ADDRESS);
        List<String> lines = new ArrayList<>();
        for (int line = 1; line <= 10; line++) {
            for (AddressList.Entry<?> entry : list.entries()) {
                if (entry.line() == line) {
                    lines.add(line + " " + entry.value());
                }
            }
            for (AddressList.Failure failure : list.failures()) {
                if (failure.line() == line) {
                    lines.add(line + " ! " + failure.reason());
                }
            }
        }
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
