package outlay.inbound.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import outlay.inbound.mime.RawMessage;

/** Whether somebody who answers wants no more mail, in his own words. */
final class AnswersTest {
    record Answer(String verdict, String text) {}

    static Stream<Answer> answers() throws IOException {
        try (InputStream in = AnswersTest.class.getResourceAsStream("answers.tsv");
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            return List.copyOf(lines.lines().filter(line -> !line.startsWith("#")).toList())
                    .stream()
                    .map(line -> line.split("\t", 2))
                    .map(cells -> new Answer(cells[0], cells[1].replace("\\n", "\n")));
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void areUnderstood(Answer answer) {
        String mail =
                "From: ann@x.example\nTo: nadia@s.example\nSubject: Re: Shifts at Acme\n"
                        + "In-Reply-To: <1@s.example>\nMIME-Version: 1.0\n"
                        + "Content-Type: text/plain; charset=utf-8\n"
                        + "Content-Transfer-Encoding: 8bit\n\n"
                        + answer.text();
        byte[] bytes = mail.getBytes(StandardCharsets.UTF_8);
        Incoming incoming = Incoming.of(new RawMessage("answer.eml", bytes, false));
        assertEquals(answer.verdict(), incoming.kind().word(), answer.text());
    }
}
