package outlay.inbound.optout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceCutterTest {
    private static final List<String> PIECES =
            List.of("no", " more", ".", "...", "!?", "…", "。", "！", ":", " ", "\t", "\n", "\n\n");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Stop. No more, please!        | [Stop,  No more, please]
                    See 5.1.1 of a.example...     | [See 5.1.1 of a.example]
                    退订。谢谢                     | [退订, 谢谢]
                    Please ?! stop !!             | [Please ,  stop ]
                    No:yes                        | [No:yes]
                    ...                           | []
                    """)
    void endAtMarks(String text, String sentences) {
        assertEquals(sentences, SentenceCutter.in(text).toString());
    }

    @Test
    void endAtEmptyLinesInParagraphs() {
        String text = "one\ntwo\n \t\n\nthree. four\n";
        assertEquals(List.of("one\ntwo", "three", " four\n"), SentenceCutter.inParagraphs(text));
        assertEquals(List.of("one\ntwo\n \t\n\nthree", " four\n"), SentenceCutter.in(text));
    }

    @Test
    void areWhatAnExpressionCutsMoreSlowly() {
        Pattern paragraph = Pattern.compile("\\n\\s*\\n");
        Pattern mark = Pattern.compile("[.!?;:。！？；…]+(?=\\s|$)|[。！？；]");
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(12); piece >= 0; piece--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            List<String> expected =
                    paragraph
                            .splitAsStream(text)
                            .flatMap(mark::splitAsStream)
                            .filter(sentence -> !sentence.isBlank())
                            .toList();
            assertEquals(expected, SentenceCutter.inParagraphs(text.toString()), text.toString());
        }
    }
}
