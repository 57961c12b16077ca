package outlay.inbound.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.refusal.PlainWords;

class DecodingTest {
    @ParameterizedTest
    @CsvSource({
        "=?utf-8?B?R3LDvMOfZQ==?=, Grüße",
        "=?ISO-8859-1?Q?Gr=FC=DFe_aus_Bonn?=, Grüße aus Bonn",
        "=?utf-8?q?Gr=C3=BC?= =?utf-8?q?=C3=9Fe?=, Grüße",
        "a =?utf-8*de?q?b?= c, a b c",
        "=?utf-8?q?open, =?utf-8?q?open",
        "1 =? 2 ?= 3, 1 =? 2 ?= 3",
        "=?nonsense?q?Gr=C3=BC?=, Grü"
    })
    void readsEncodedWords(String encoded, String text) {
        assertEquals(text, Decoding.header(encoded));
    }

    @ParameterizedTest
    @CsvSource({
        "quoted-printable, utf-8, Gr=C3=BC=C3=9Fe, Grüße",
        "Quoted-Printable, iso-8859-1, 1=3D1=ZZ=, 1=1=ZZ=",
        "base64, utf-8, R3LD vMOf ZQ==, Grüße",
        "base64, utf-8, R3LDvMOfZ, Grüß",
        "8bit, us-ascii, plain, plain"
    })
    void readsBodies(String encoding, String charset, String body, String text) {
        assertEquals(text, Decoding.body(body, encoding, charset));
    }

    @Test
    void readsJapanese() {
        String text = "配信できません";
        byte[] bytes = text.getBytes(Charset.forName("ISO-2022-JP"));
        String raw = new String(bytes, StandardCharsets.ISO_8859_1);
        assertEquals(text, Decoding.body(raw, "7bit", "ISO-2022-JP"));
        assertEquals(text, Decoding.body(raw, "", ""));
    }

    @Test
    void findsAddressesInRunningText() {
        String text =
                "<ann@a.example>, \"b c\"@d.example; mailto:e+f=g@h.example. 宛先i@j.example様 @ x@ @y k@l";
        assertEquals(
                List.of(
                        "ann@a.example",
                        "\"b c\"@d.example",
                        "e+f=g@h.example",
                        "i@j.example",
                        "k@l"),
                MentionedAddresses.all(text));
    }

    @Test
    void foldsForComparison() {
        assertEquals(
                "user @ isn't known at lists.example now",
                PlainWords.fold(
                                "User\t<ann@A.example>  isn’t\r\n known at https://lists.Example/x?y=z now")
                        .replace("<@>", "@"));
        assertEquals(
                "550 5.1.1 no such user", PlainWords.fold("550 5.1.1 no 550-5.1.1 such 550-user"));
    }

    @Test
    void makesTextOfHtml() {
        assertEquals(
                "Not found:\n ann@a.example &lt;",
                PlainText.ofHtml(
                                "<style>p{}</style><b></b>Not found:<br><a>ann@a.example</a> &amp;lt;")
                        .strip()
                        .replace("  ", " ")
                        .replace(" \n", "\n"));
    }
}
