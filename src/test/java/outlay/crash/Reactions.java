package outlay.crash;

import java.util.List;
import outlay.MessageToken;
import outlay.mail.smtp.SmtpSink;

/** What comes back about a message that the sink has taken. */
final class Reactions {
    private Reactions() {}

    /** Returns the token in the message's Message-ID. */
    static String token(SmtpSink.Taken message) {
        return MessageToken.findAll(header(message, "Message-ID")).get(0);
    }

    /** Returns whom the message went to. */
    static String recipient(SmtpSink.Taken message) {
        return message.rcpt().replaceAll(".*<|>.*", "");
    }

    /** Returns a message of the kind {@code bounce}, {@code reply} or {@code unsubscribe}. */
    static String of(String kind, SmtpSink.Taken message) {
        return switch (kind) {
            case "bounce" -> bounce(message, "5.1.1");
            case "reply" -> reply(message);
            default -> unsubscribe(message);
        };
    }

    private static String header(SmtpSink.Taken message, String name) {
        List<String> lines = message.content().lines().toList();
        return lines.stream().filter(line -> line.startsWith(name + ":")).findFirst().orElseThrow();
    }

    /** A delivery status notification (RFC 3464) that returns the message's header. */
    static String bounce(SmtpSink.Taken message, String status) {
        return """
        Return-Path: <>
        From: Mail Delivery System <MAILER-DAEMON@mx.example>
        To: bounces@sender.example
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b/1"

        --b/1
        Content-Type: text/plain; charset=us-ascii

        Your message could not be delivered.
        --b/1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example

        Final-Recipient: rfc822; %s
        Action: failed
        Status: %s
        Diagnostic-Code: smtp; 550 %s no
        --b/1
        Content-Type: text/rfc822-headers

        %s
        Subject: Hello
        --b/1--
        """
                .formatted(recipient(message), status, status, header(message, "Message-ID"));
    }

    /** A person's answer. */
    static String reply(SmtpSink.Taken message) {
        return """
        From: <%s>
        To: Sam <sam@sender.example>
        Subject: Re: Hello
        In-Reply-To: <%s@sender.example>
        Message-ID: <answer@one.example>

        Let us talk.
        """
                .formatted(recipient(message), token(message));
    }

    /** What the List-Unsubscribe address of the message asks for. */
    static String unsubscribe(SmtpSink.Taken message) {
        return """
        From: <%s>
        To: unsubscribe@sender.example
        Subject: unsubscribe %s
        Message-ID: <out@one.example>

        """
                .formatted(recipient(message), token(message));
    }
}
