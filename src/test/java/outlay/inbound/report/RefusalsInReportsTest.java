package outlay.inbound.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import outlay.inbound.mime.RawMessage;
import outlay.refusal.Judge;
import outlay.refusal.Refusal;
import outlay.refusal.Steps;

/** What a report quotes is judged as if it had been said to us: same words, same step. */
class RefusalsInReportsTest {
    @ParameterizedTest(name = "{1} {2}")
    @CsvFileSource(
            resources = "/outlay/refusal/faults.txt",
            delimiter = '|',
            quoteCharacter = '\0',
            maxCharsPerColumn = 1000)
    void judgesAsForOurOwnConversation(String fault, String steps, String words) {
        for (String step : steps.split(" ", -1)) {
            boolean gone = Judge.of(Refusal.reply(words, Steps.stage(step))).isGone();
            assertEquals(gone, report(words, step).hard(), step + ' ' + words);
        }
    }

    private static Report report(String words, String step) {
        String fields =
                """
                Final-Recipient: rfc822; ann@b.example
                Action: failed
                Status: 5.0.0
                Diagnostic-Code: smtp; %s"""
                        .formatted(words);
        String prose = "Your message could not be delivered.%n%n%s".formatted(Steps.told(step));
        byte[] mail = Mails.dsn(prose, fields).getBytes(StandardCharsets.UTF_8);
        List<Report> reports = Incoming.of(new RawMessage("mail", mail, false)).reports();
        assertEquals(1, reports.size());
        return reports.get(0);
    }
}
