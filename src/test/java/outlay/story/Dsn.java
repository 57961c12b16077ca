package outlay.story;

/** Bounces as mail servers write them (RFC 3464). */
final class Dsn {
    private Dsn() {}

    /** Returns the report that a message to an unknown user comes back with. */
    static String of(MailServer.Mail mail) {
        String headers = mail.content().substring(0, mail.content().indexOf("\r\n\r\n"));
        return """
                From: MAILER-DAEMON@mx.example
                To: %s
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                The mail system: %s: user unknown

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 user unknown

                --b
                Content-Type: text/rfc822-headers

                %s

                --b--
                """
                .formatted(mail.sender(), mail.recipient(), mail.recipient(), headers);
    }
}
