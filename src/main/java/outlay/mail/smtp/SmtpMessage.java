package outlay.mail.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import outlay.mail.AddrSpec;

/** One message as SMTP carries it: two commands, and the content with its final dot. */
final class SmtpMessage {
    private final String mail;
    private final String rcpt;
    private final byte[] content;

    private SmtpMessage(String mail, String rcpt, byte[] content) {
        this.mail = mail;
        this.rcpt = rcpt;
        this.content = content;
    }

    /**
     * Writes a message for a server.
     *
     * @return null when it needs SMTPUTF8 (RFC 6531), which the server does not offer
     */
    static @Nullable SmtpMessage of(Envelope envelope, byte[] message, SmtpSession session) {
        String from = envelope.from() == null ? "" : AddrSpec.of(envelope.from());
        String to = AddrSpec.of(envelope.to());
        boolean utf8 = !AddrSpec.isAscii(from) || !AddrSpec.isAscii(to) || !isAscii(message);
        if (utf8 && !session.offers("SMTPUTF8")) {
            return null;
        }
        String eightBits = utf8 && session.offers("8BITMIME") ? " BODY=8BITMIME" : "";
        return new SmtpMessage(
                "MAIL FROM:<" + from + ">" + eightBits + (utf8 ? " SMTPUTF8" : ""),
                "RCPT TO:<" + to + ">",
                content(message));
    }

    String mail() {
        return mail;
    }

    String rcpt() {
        return rcpt;
    }

    byte[] content() {
        return content;
    }

    byte[] commands(boolean reset) {
        String commands = mail + "\r\n" + rcpt + "\r\nDATA\r\n";
        return (reset ? "RSET\r\n" + commands : commands).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Doubles dots at the beginning of lines and ends with the final dot. Every line end becomes
     * CRLF, so that no server can see a final dot where we do not.
     */
    static byte[] content(byte[] message) {
        byte[] out = new byte[message.length * 2 + 5];
        int length = 0;
        boolean lineStart = true;
        for (int i = 0; i < message.length; i++) {
            byte b = message[i];
            if (b == '\r' || b == '\n') {
                boolean both = b == '\r' && i + 1 < message.length && message[i + 1] == '\n';
                i += both ? 1 : 0;
                out[length++] = '\r';
                out[length++] = '\n';
                lineStart = true;
                continue;
            }
            if (lineStart && b == '.') {
                out[length++] = '.';
            }
            out[length++] = b;
            lineStart = false;
        }
        if (!lineStart) {
            out[length++] = '\r';
            out[length++] = '\n';
        }
        out[length++] = '.';
        out[length++] = '\r';
        out[length++] = '\n';
        return Arrays.copyOf(out, length);
    }
}
