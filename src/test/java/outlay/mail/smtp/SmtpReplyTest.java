package outlay.mail.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.refusal.Fault;
import outlay.refusal.Stage;

final class SmtpReplyTest {
    private static SmtpReply reply(String line) {
        return new SmtpReply(Integer.parseInt(line.substring(0, 3)), List.of(line.substring(4)));
    }

    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 no, 5.1.1",
        "550 no, 5.0.0",
        "450 4.2.0, 4.2.0",
        "450 5.1.1 no, 4.0.0",
        "450 no 4.1.1, 4.0.0",
        "550 5.1, 5.0.0",
        "550 5.1.10 null MX, 5.1.10"
    })
    void readsTheEnhancedStatus(String line, String status) {
        assertEquals(status, reply(line).status());
    }

    @Test
    void joinsLinesAndShortensLongReplies() {
        SmtpReply reply = new SmtpReply(550, List.of("5.1.1 No", "5.1.1 such", "user"));
        assertEquals("550 5.1.1 No such user", reply.words());
        assertEquals(Fault.RECIPIENT_GONE, reply.fault(Stage.RCPT));
        assertEquals(500, new SmtpReply(550, List.of("x".repeat(4_000))).words().length());
    }
}
