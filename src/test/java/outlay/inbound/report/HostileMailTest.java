package outlay.inbound.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import outlay.inbound.mime.RawMessage;

/** Whatever a message is made of, it is understood soon and without an exception. */
class HostileMailTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String DAEMON =
            "From: MAILER-DAEMON@mx.example\nSubject: failure notice\n";

    @Test
    void aBodyOfOneLineOf5Megabytes() {
        understand(() -> DAEMON + "\n" + "a".repeat(5_000_000));
        understand(() -> DAEMON + "\n" + "@".repeat(5_000_000));
        understand(() -> DAEMON + "\n" + "a@b.example ".repeat(400_000));
        understand(() -> DAEMON + "\n" + "\"".repeat(2_500_000) + "@".repeat(2_500_000));
        understand(() -> DAEMON + "\n" + "user ".repeat(1_000_000));
        understand(() -> DAEMON + "\n" + "5.".repeat(2_500_000));
        understand(() -> DAEMON + "\n" + "550-".repeat(1_200_000));
        understand(() -> DAEMON + "\n" + "https://".repeat(600_000));
        understand(() -> DAEMON + "Content-Type: text/html\n\n" + "<".repeat(5_000_000));
        understand(() -> DAEMON + "Content-Type: text/html\n\n" + "<style ".repeat(700_000));
    }

    @Test
    void aLetterWithManyAccents() {
        String utf8 = DAEMON + "Content-Type: text/plain; charset=utf-8\n\na";
        understand(() -> utf8 + "\u00cc\u0081\u00cc\u0095".repeat(1_000_000)); // U+0301, U+0315
    }

    @Test
    void tenThousandNestedMultiparts() {
        understand(
                () -> {
                    StringBuilder mail = new StringBuilder(DAEMON);
                    for (int depth = 0; depth < 10_000; depth++) {
                        mail.append("Content-Type: multipart/mixed; boundary=b")
                                .append(depth)
                                .append("\n\n--b")
                                .append(depth)
                                .append('\n');
                    }
                    return mail.toString();
                });
        understand(
                () ->
                        DAEMON
                                + "Content-Type: multipart/mixed; boundary=b\n\n"
                                + "--b\nContent-Type: multipart/mixed; boundary=b\n\n"
                                        .repeat(10_000));
        understand(() -> DAEMON + "Content-Type: message/rfc822\n\n".repeat(100_000));
    }

    @Test
    void manyHeaderLines() {
        understand(() -> DAEMON + "X-Header: value\n".repeat(100_000) + "\nHello");
        understand(() -> DAEMON + " folded\n".repeat(500_000) + "\nHello");
        understand(() -> DAEMON + "Received: x\n".repeat(100_000) + "\nHello");
        understand(() -> DAEMON + "\n" + "Received: x\n".repeat(100_000));
        understand(() -> DAEMON + "Subject: " + "=?".repeat(100_000) + "\n\nHello");
        understand(() -> DAEMON + "Subject: " + "=?utf-8?b?".repeat(100_000) + "\n\nHello");
        understand(() -> DAEMON + "Content-Type: a/b" + ";x=\"".repeat(100_000) + "\n\nHello");
        understand(() -> DAEMON + "References: " + "<ol@x> ".repeat(500_000) + "\n\nHello");
    }

    @Test
    void manyParts() {
        String report = "Final-Recipient: rfc822; a@b.example\nAction: failed\n\n";
        String head = DAEMON + "Content-Type: multipart/report; boundary=b\n\n";
        understand(
                () ->
                        head
                                + "--b\nContent-Type: message/delivery-status\n\n"
                                + report.repeat(90_000));
        understand(
                () ->
                        head
                                + ("--b\nContent-Type: message/delivery-status\n\n" + report)
                                        .repeat(5000));
        understand(() -> head + "--b\nContent-Type: message/rfc822\n\nTo: a@b\n\n".repeat(100_000));
    }

    @Test
    void brokenEncodings() {
        String base64 = "Content-Transfer-Encoding: base64\n\n";
        for (String body : new String[] {"=", "A", "AAAAA", "\0\0\0", "é", "!!!!", "QUJD=QUJD="}) {
            understand(() -> DAEMON + base64 + body);
        }
        String quoted = "Content-Transfer-Encoding: quoted-printable\n\n";
        for (String body : new String[] {"=", "=\r", "==", "=Z", "=4", "=\r\n=", "a=\n"}) {
            understand(() -> DAEMON + quoted + body);
        }
        for (String charset : new String[] {"", "nonsense", "\"", "utf-7", "x y", "\0"}) {
            understand(() -> DAEMON + "Content-Type: text/plain; charset=" + charset + "\n\nHé");
        }
        String[] words = {"=?", "=??=", "=????=", "=?x?b?=?=", "=?utf-8?q?=", "=?utf-8?q?=4?="};
        for (String word : words) {
            understand(() -> DAEMON + "Subject: " + word + "\n\nHello");
        }
    }

    @Test
    void nothingAtAllAndNulBytes() {
        understand(() -> "");
        understand(() -> "\n");
        understand(() -> "From ");
        understand(() -> "\0".repeat(1_000_000));
        understand(() -> DAEMON + "Content-Type: multipart/mixed; boundary=\0\n\n--\0\n\0");
    }

    @Property(tries = 300)
    void anyMessageWithAFewBytesChanged(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes =
                Mails.dsn(
                                "<a@b.example>: user unknown",
                                "Final-Recipient: rfc822; a@b.example\nStatus: 5.1.1")
                        .getBytes(StandardCharsets.ISO_8859_1);
        for (int change = random.nextInt(200); change >= 0; change--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        assertFalse(Incoming.of(new RawMessage("x", bytes, false)).reports().isEmpty());
    }

    private static void understand(Supplier<String> mail) {
        byte[] bytes = mail.get().getBytes(StandardCharsets.ISO_8859_1);
        Incoming incoming =
                assertTimeoutPreemptively(
                        SOON, () -> Incoming.of(new RawMessage("hostile", bytes, false)));
        assertFalse(incoming.reports().isEmpty());
    }
}
