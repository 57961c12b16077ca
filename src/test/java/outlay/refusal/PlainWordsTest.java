package outlay.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainWordsTest {
    private static final List<String> PIECES =
            List.of(
                    "ann@a.example",
                    "\"ann lee\"@a.example",
                    "@",
                    "a@",
                    "@b",
                    "x.y@z",
                    " ",
                    " ",
                    "  ",
                    "\t",
                    "\r\n",
                    "http://a.example/b?c",
                    "https://",
                    "HTTP://B.example",
                    "mx.a.example [192.0.2.1]",
                    "mx.a.example (10.0.0.1)",
                    "550-5.1.1 ",
                    "550-",
                    "-",
                    "550 5.1.1",
                    "On Mon",
                    "wrote:",
                    "`",
                    "’",
                    "é",
                    "ß",
                    "Ж",
                    "й",
                    "e\u0301",
                    "\u200b",
                    "\u00a0",
                    "你好",
                    "!",
                    "a".repeat(140),
                    "_",
                    "A",
                    "the");

    /** Each pattern, everywhere: what folding did before it looked for marks first. */
    private static String plainly(String text) {
        String web = "https?://([^ /?#]{0,255})[^ ]*";
        String server = "(?<![\\w.-])[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,10}(?= ?[\\[(]\\d)";
        String letter = "\\w\\p{Ll}\\p{Lu}";
        String address =
                ("(?:\"[^\"\\n@]{1,126}+\"|(?<![" + letter + "]|[" + letter + "]\\.)")
                        + ("[" + letter + "][" + letter + "!#$%&'*+/=?^_`{|}~.-]{0,127}+)")
                        + ("@[" + letter + "](?:[" + letter + ".-]{0,253}[" + letter + "])?");
        String code = "(?<![^ ])[245]\\d\\d-(?:[245]\\.\\d{1,3}\\.\\d{1,3} )?";
        return unaccented(PlainWords.spaced(text + "\u200b"))
                .toLowerCase(Locale.ROOT)
                .replaceAll(web, "$1")
                .replaceAll(server, "server")
                .replaceAll(address, "@")
                .replaceAll(code, "");
    }

    private static String unaccented(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean europe =
                    (c >= 'À' && c <= 'ɏ') || (c >= 'Ͱ' && c <= 'ӿ') || (c >= 'Ḁ' && c <= '\u1fff');
            String plain = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
            out.append(europe ? plain.substring(0, 1) : c >= '\u0300' && c <= '\u036f' ? "" : c);
        }
        return out.toString();
    }

    private static String someText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    @Test
    void looksForNothingWhereItCannotBeAndFindsItWhereItIs() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            String text = someText(random);
            assertEquals(plainly(text), PlainWords.fold(text), text);
        }
    }

    @Test
    void aLineBeginsAsItDoesWhenFolded() {
        Wordings wordings = Wordings.load(PlainWordsTest.class, "beginnings.txt");
        Random random = new Random(6);
        for (int i = 0; i < 20_000; i++) {
            String line = someText(random).strip();
            assertEquals(
                    wordings.begins("line", PlainWords.fold(line)),
                    wordings.beginsLine("line", line),
                    line);
        }
    }
}
