package outlay.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RefusalsTest {
    private static SmtpReply reply(String line) {
        return new SmtpReply(Integer.parseInt(line.substring(0, 3)), List.of(line.substring(4)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    550 5.1.1 <ann@x.example>: Recipient address rejected: User unknown in table | RECIPIENT_GONE
                    550 5.1.1 The email account that you tried to reach does not exist           | RECIPIENT_GONE
                    550 No such user here                                                        | RECIPIENT_GONE
                    550 5.4.1 Recipient address rejected: Access denied. [AM7.example]           | RECIPIENT_GONE
                    550 5.5.0 Requested action not taken: mailbox unavailable                    | RECIPIENT_GONE
                    550 Requested action not taken: mailbox unavailable                          | RECIPIENT_GONE
                    550 5.2.1 The email account that you tried to reach is disabled              | RECIPIENT_GONE
                    554 delivery error: This user doesn't have a yahoo.com account (a@b)         | RECIPIENT_GONE
                    556 5.1.10 Recipient address has null MX                                     | RECIPIENT_GONE
                    550 5.1.2 Bad destination host                                               | RECIPIENT_GONE
                    551 5.1.6 user has moved                                                     | RECIPIENT_GONE
                    553 5.1.1 unknown recipient                                                  | RECIPIENT_GONE
                    550 ann@x.example is no longer valid: account closed                         | RECIPIENT_GONE
                    550 5.1.1 <a@x.example>: User unknown in relay recipient table              | RECIPIENT_GONE
                    550 <a@x.example>: User unknown in relay recipient table                    | RECIPIENT_GONE
                    550 5.1.1 listed at Spamhaus                                                | POLICY
                    552 5.2.2 Mailbox full                                                       | MAILBOX
                    452 4.2.2 The recipient's inbox is out of storage space                      | MAILBOX
                    552 Over quota                                                               | MAILBOX
                    450 mailbox unavailable                                                      | MAILBOX
                    550 5.7.1 Service unavailable; client host [192.0.2.1] blocked using DNSBL   | POLICY
                    554 5.7.1 <c[192.0.2.1]>: Client host rejected: Access denied                | POLICY
                    550 5.7.26 Unauthenticated email from x is not accepted due to DMARC policy  | POLICY
                    554 5.7.1 Relay access denied                                                | POLICY
                    550 relay not permitted                                                      | POLICY
                    451 4.7.1 Greylisting in action, please come back later                      | POLICY
                    450 4.7.1 Try again later: too many connections                              | POLICY
                    550 5.1.8 Sender address rejected: Domain not found                          | POLICY
                    550 Sender address rejected: unknown user                                    | POLICY
                    550 5.1.0 Address rejected. Your IP is on a blacklist                        | POLICY
                    550 5.7.1 Message detected as spam                                           | CONTENT
                    554 5.6.0 Message contains a virus: EICAR                                    | CONTENT
                    552 5.3.4 Message size exceeds fixed limit                                   | CONTENT
                    550 5.6.1 Line too long                                                      | CONTENT
                    451 4.3.0 Temporary lookup failure                                           | NETWORK
                    450 4.4.3 DNS lookup timed out                                               | NETWORK
                    554 5.4.6 Too many hops: loop                                                | NETWORK
                    451 Local error in processing                                                | NETWORK
                    550 rejected                                                                 | OTHER
                    554 Transaction failed                                                       | OTHER
                    """)
    void readsWhoseFaultARefusalIs(String line, RefusalKind kind) {
        assertEquals(kind, reply(line).kind());
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
        assertEquals(500, new SmtpReply(550, List.of("x".repeat(4_000))).words().length());
    }
}
