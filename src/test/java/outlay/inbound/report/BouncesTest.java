package outlay.inbound.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BouncesTest {
    private static final List<String> DAEMON =
            List.of(
                    "Return-Path: <>",
                    "From: Mail Delivery System <MAILER-DAEMON@mx.example>",
                    "To: sam@sender.example",
                    "Subject: Mail delivery failed: returning message to sender");

    /** What reports wrap around the words of the server that refused. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your message is returned to the sender.",
                "Please contact your mail administrator or your ISP for help.",
                "Check that your email address is right in the From address of your program.",
                "If you think this is spam, or blocked in error, see our policy.",
                "Your message could not be delivered in time, or its address is wrong.",
                "For more, see https://help.example/quota-exceeded-mailbox-full",
                "A temporary failure would have been retried."
            })
    void theServersWordsCountBeforeTheReports(String around) {
        String text = "Undelivered: <ann@a.example>\n%s\n\nThe server said: %s\n\n%s\n";
        String gone = text.formatted(around, "550 5.1.1 User unknown", around);
        String full = text.formatted(around, "552 5.2.2 Mailbox full", around);
        assertEquals(
                "bounce ann@a.example 5.1.1 recipient-gone!",
                Mails.summary(Mails.plain(DAEMON, gone)));
        assertEquals(
                "bounce ann@a.example 5.2.2 mailbox", Mails.summary(Mails.plain(DAEMON, full)));
    }

    @Test
    void readsWhatExchangeAddsOfTheServersAnswer() {
        String fields =
                """
                Final-Recipient: rfc822; ann@a.example
                Action: failed
                Status: 5.0.0
                X-Supplementary-Info: <mx.a.example #5.0.0 smtp; 550 5.2.1 Account suspended>
                """;
        assertEquals("bounce ann@a.example 5.2.1 mailbox", Mails.summary(Mails.dsn("", fields)));
    }

    @Test
    void readsEachRecipientOfANotification() {
        String fields =
                """
                Final-Recipient: rfc822; ann@a.example
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 <ann@a.example>: user unknown

                Final-Recipient: rfc822;bob@b.example
                Action: delayed
                Status: 4.4.1

                Final-Recipient: RFC822; "c. d"@c.example
                Action: delivered
                Status: 2.1.5
                """;
        assertEquals(
                """
                bounce ann@a.example 5.1.1 recipient-gone!
                delayed bob@b.example 4.4.1 network
                delivered "c. d"@c.example 2.1.5 delivered""",
                Mails.summary(Mails.dsn("", fields)));
    }

    @Test
    void takesTheCodeFromTheWordsWhereTheFieldSaysNothing() {
        String fields =
                """
                Final-Recipient: rfc822;ann@a.example
                Action: failed
                Status: 5.0.0 (permanent failure)
                Diagnostic-Code: smtp; 552 5.2.2 mailbox full
                """;
        assertEquals("bounce ann@a.example 5.2.2 mailbox", Mails.summary(Mails.dsn("", fields)));
    }

    @Test
    void asksTheProseWhereTheFieldsSayNothing() {
        String prose =
                "Your message wasn't delivered to ann@a.example because the address\n"
                        + "couldn't be found.";
        String fields = "Final-Recipient: rfc822; ann@a.example\nAction: failed\nStatus: 5.0.0\n";
        assertEquals(
                "bounce ann@a.example 5.0.0 recipient-gone!",
                Mails.summary(Mails.dsn(prose, fields)));
    }

    @Test
    void readsFieldsThatBrokenMimeLeftInTheText() {
        String text =
                """
                Your message could not be delivered.

                Reporting-MTA: dns; mx.example

                Original-Recipient: rfc822; ann@a.example
                Action: failed
                Status: 5.1.1
                """;
        assertEquals(
                "bounce ann@a.example 5.1.1 recipient-gone!",
                Mails.summary(Mails.plain(DAEMON, text)));
    }

    @Test
    void readsTheProseOfExim() {
        String text =
                """
                This message was created automatically by mail delivery software.

                A message sent by

                  <sam@sender.example>

                could not be delivered to one or more of its recipients. The following
                address(es) failed:

                  ann@a.example
                    host mx.a.example [192.0.2.1]
                    SMTP error from remote mail server after RCPT TO:<ann@a.example>:
                    550 no such user
                  bob@b.example
                    SMTP error from remote mail server after end of data:
                    552 5.2.2 mailbox is full

                ------ This is a copy of the message, including all the headers. ------

                Return-path: <sam@sender.example>
                From: sam@sender.example
                To: carol@c.example
                """;
        assertEquals(
                """
                bounce ann@a.example null recipient-gone!
                bounce bob@b.example 5.2.2 mailbox""",
                Mails.summary(Mails.plain(DAEMON, text)));
    }

    @Test
    void readsTheProseOfQmail() {
        String text =
                """
                Hi. This is the qmail-send program at mx.example.
                I'm afraid I wasn't able to deliver your message to the following addresses.
                This is a permanent error; I've given up. Sorry it didn't work out.

                <ann@a.example>:
                192.0.2.1 does not like recipient.
                Remote host said: 550 unknown user
                Giving up on 192.0.2.1.

                --- Below this line is a copy of the message.

                Return-Path: <sam@sender.example>
                To: ann@a.example
                """;
        assertEquals(
                "bounce ann@a.example null recipient-gone!",
                Mails.summary(Mails.plain(DAEMON, text)));
    }

    @Test
    void readsTheTranscriptOfSendmailRecipientByRecipient() {
        String text =
                """
                   ----- Transcript of session follows -----
                While talking to mx.a.example:
                >>> RCPT To:<ann@a.example>
                <<< 550 <ann@a.example>... User unknown
                550 <ann@a.example>... User unknown
                While talking to mx.b.example:
                >>> DATA
                <<< 554 5.7.1 message looks like spam
                554 5.0.0 <bob@b.example>... Service unavailable

                   ----- Unsent message follows -----
                From: sam@sender.example
                """;
        assertEquals(
                """
                bounce ann@a.example null recipient-gone!
                bounce bob@b.example 5.7.1 policy""",
                Mails.summary(Mails.plain(DAEMON, text)));
    }

    @Test
    void readsAJapaneseReport() {
        String text =
                """
                =1B$B0J2<$N%a!<%k%"%I%l%9$X$NAw?.$K<:GT$7$^$7$?!#=1B(B
                ann@a.example

                550 5.1.1 unknown user
                """;
        List<String> headers =
                List.of(
                        "From: postmaster@mx.example",
                        "Subject: =?ISO-2022-JP?B?GyRCSVRDIxsoQg==?= failure notice",
                        "Content-Type: text/plain; charset=ISO-2022-JP",
                        "Content-Transfer-Encoding: quoted-printable");
        Incoming incoming = Mails.read(Mails.plain(headers, text));
        assertEquals(ReportKind.BOUNCE, incoming.kind());
        assertTrue(incoming.reports().get(0).hard());
        assertEquals("5.1.1", incoming.reports().get(0).status());
    }

    @Test
    void tellsAWarningFromAFailure() {
        String warning =
                """
                THIS IS A WARNING MESSAGE ONLY. YOU DO NOT NEED TO RESEND YOUR MESSAGE.
                Delivery to ann@a.example has been delayed; it will be tried again for 3 days.
                """;
        String failure =
                """
                Delivery to ann@a.example has been delayed for 5 days.
                I am giving up: connection timed out.
                """;
        assertEquals(
                "delayed ann@a.example null unknown",
                Mails.summary(Mails.plain(DAEMON, warning)).replace("transient", "unknown"));
        assertTrue(Mails.summary(Mails.plain(DAEMON, failure)).startsWith("bounce ann@a.example"));
    }

    @Test
    void aPersonWhoQuotesAReportSendsAReply() {
        String text =
                """
                Hi Sam, I got this when I wrote to you. Can you help?

                > From: MAILER-DAEMON@mx.example
                > Your message could not be delivered to the following recipient:
                > ann@a.example: 550 5.1.1 user unknown
                >
                > Final-Recipient: rfc822; ann@a.example
                > Action: failed
                > Status: 5.1.1
                """;
        List<String> headers =
                List.of(
                        "From: Ann <ann@a.example>",
                        "To: sam@sender.example",
                        "Subject: Re: Undelivered Mail Returned to Sender",
                        "In-Reply-To: <x@mx.example>");
        assertEquals(ReportKind.REPLY, Mails.read(Mails.plain(headers, text)).kind());
    }

    @Test
    void aReportPassedOnAsAnAttachmentIsNoReport() {
        String forwarded =
                """
                From: Ann <ann@a.example>
                To: sam@sender.example
                Subject: Fwd: Undelivered Mail Returned to Sender
                Content-Type: multipart/mixed; boundary=outer

                --outer

                Look at this.
                --outer
                Content-Type: message/rfc822

                %s
                --outer--
                """
                        .formatted(
                                Mails.dsn(
                                        "",
                                        "Final-Recipient: rfc822; bob@b.example\nAction: failed\n"));
        assertNotEquals(ReportKind.BOUNCE, Mails.read(forwarded).kind());
    }

    @Test
    void readsANotificationOfAmazonSes() {
        String json =
                """
                {"notificationType":"Bounce","bounce":{"bouncedRecipients":[{"emailAddress":\
                "ann@a.example","action":"failed","status":"5.1.1","diagnosticCode":\
                "smtp; 550 5.1.1 user unknown"}]},"mail":{"destination":["x@y.example"]}}
                """;
        List<String> headers =
                List.of("From: no-reply@sns.amazonaws.com", "Subject: AWS Notification Message");
        assertEquals(
                "bounce ann@a.example 5.1.1 recipient-gone!",
                Mails.summary(Mails.plain(headers, json)));
    }

    @Test
    void keepsTheDiagnosticPrintableAndShort() {
        String fields =
                "Final-Recipient: rfc822; ann@a.example\nAction: failed\nStatus: 5.7.1\n"
                        + "Diagnostic-Code: smtp; 550 \u001b[31mred\u001b[0m \u202e"
                        + "x".repeat(5000);
        String diagnostic = Mails.read(Mails.dsn("", fields)).reports().get(0).diagnostic();
        assertTrue(diagnostic.startsWith("550 [31mred [0m x"), diagnostic);
        assertEquals(500, diagnostic.length());
    }
}
