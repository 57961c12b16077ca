package outlay.inbound.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import outlay.inbound.mime.RawMessage;

/** Messages for the tests, written as they stand in a file. */
final class Mails {
    private Mails() {}

    static Incoming read(String message) {
        byte[] bytes = message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return Incoming.of(new RawMessage("test.eml", bytes, false));
    }

    /**
     * Returns the reports, one a line: {@code kind recipient status reason}, {@code !} for hard.
     */
    static String summary(String message) {
        return read(message).reports().stream().map(Mails::line).collect(Collectors.joining("\n"));
    }

    private static String line(Report report) {
        return report.kind().word()
                + ' '
                + report.recipient()
                + ' '
                + report.status()
                + ' '
                + report.reason().word()
                + (report.hard() ? "!" : "");
    }

    /** A delivery status notification (RFC 3464) with these fields for one or more recipients. */
    static String dsn(String prose, String fields) {
        return """
        Return-Path: <>
        From: Mail Delivery System <MAILER-DAEMON@mx.example>
        To: <bounces@sender.example>
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b/1"

        This is a MIME-encapsulated message.

        --b/1
        Content-Type: text/plain; charset=us-ascii

        %s
        --b/1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example
        Arrival-Date: Mon, 2 Mar 2026 09:00:00 +0000

        %s
        --b/1
        Content-Type: message/rfc822

        Return-Path: <bounces@sender.example>
        From: Sam <sam@sender.example>
        To: Ann <ann@a.example>
        Message-ID: <original@sender.example>
        Subject: Hello

        Hello Ann
        --b/1--
        """
                .formatted(prose, fields);
    }

    /** A message with these header lines and this text. */
    static String plain(List<String> headers, String text) {
        return String.join("\n", headers) + "\n\n" + text;
    }
}
