package outlay.inbound.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.MessageToken;

class IncomingTest {
    private static final byte[] KEY = "key".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SALT = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final String ONE = MessageToken.sign(1, SALT, KEY);
    private static final String TWO = MessageToken.sign(2, SALT, KEY);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Automatic reply: Hello",
                "Out of Office: Hello",
                "AutoReply: Re: Hello",
                "Automatische Antwort: Hallo",
                "Abwesenheitsnotiz",
                "Réponse automatique : Bonjour",
                "Respuesta automática: Hola",
                "Risposta automatica: Ciao",
                "Resposta automática: Olá",
                "Automatisch antwoord: Hallo",
                "Odpowiedź automatyczna: Witaj",
                "Автоматический ответ: Привет",
                "自動応答: こんにちは",
                "自动回复: 你好",
                "Ann Smith is out of the office"
            })
    void knowsAutomaticRepliesByTheirSubject(String subject) {
        List<String> headers =
                List.of("Return-Path: <>", "From: ann@a.example", "Subject: " + subject);
        String text = "I no longer work here. Your message could not be delivered to me.";
        assertEquals("auto-reply null null vacation", Mails.summary(Mails.plain(headers, text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated; type=ticket\nIn-Reply-To: <x@y.example>",
                "X-Autoreply: yes",
                "X-Autorespond: yes",
                "Precedence: auto_reply",
                "In-Reply-To: <x@y.example>\nX-Auto-Response-Suppress: All",
                "In-Reply-To: <x@y.example>\nPrecedence: bulk"
            })
    void knowsAutomaticRepliesByTheirHeaders(String header) {
        List<String> headers = List.of("From: ann@a.example", "Subject: Re: Hello", header);
        assertEquals(ReportKind.AUTO_REPLY, Mails.read(Mails.plain(headers, "Thank you.")).kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: unsubscribe",
                "Subject: Unsubscribe olaaaaaaaabbbbbbbbbbbbbbbb",
                "Subject: =?utf-8?Q?D=C3=A9sabonnez-moi?=",
                "Subject: x\nTo: unsubscribe+olaaaaaaaabbbbbbbbbbbbbbbb@sender.example",
                "Subject: Leave olaaaaaaaabbbbbbbbbbbbbbbb",
                "Subject: unsubscribe%20olaaaaaaaabbbbbbbbbbbbbbbb",
                "Subject: Leave%2520olaaaaaaaabbbbbbbbbbbbbbbb",
                "Subject: please remove me",
                "Subject: unsubscribe\nAuto-Submitted: auto-replied"
            })
    void knowsRequestsForNoMoreMail(String header) {
        List<String> headers = List.of("From: ann@a.example", header);
        assertEquals(
                "unsubscribe ann@a.example null none",
                Mails.summary(Mails.plain(headers, "Sent by a mail program.")));
    }

    /** As mail programs leave it that do not understand a mailto. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "unsubscribe %s",
                "unsubscribe%%20%s",
                "unsubscribe%%2520%s",
                "unsubscribe+%s",
                "\"unsubscribe %s\"",
                "=?utf-8?Q?unsubscribe_%s?=",
            })
    void findsATokenHoweverItIsEncoded(String template) {
        String written = template.formatted(ONE);
        List<List<String>> places =
                List.of(
                        List.of("From: a@a.example", "Subject: " + written),
                        List.of(
                                "From: a@a.example",
                                "Subject: x",
                                "To: " + written + "@s.example"));
        for (List<String> headers : places) {
            Incoming incoming = Mails.read(Mails.plain(headers, "unsubscribe"));
            assertEquals(List.of(ONE), incoming.proofs(ReportKind.UNSUBSCRIBE), headers.toString());
        }
    }

    @Test
    void anAutomaticReplyAsksForNothing() {
        List<String> headers =
                List.of("From: a@a.example", "Subject: Re: Hi", "Auto-Submitted: auto-replied");
        String text = "Bob has left. Please remove this address from your list.";
        assertEquals(ReportKind.AUTO_REPLY, Mails.read(Mails.plain(headers, text)).kind());
    }

    @Test
    void aMailWithNothingButATokenIsARequest() {
        List<String> headers = List.of("From: ann@a.example", "Subject: x");
        assertEquals(ReportKind.UNSUBSCRIBE, Mails.read(Mails.plain(headers, ONE + "\n")).kind());
        assertEquals(ReportKind.OTHER, Mails.read(Mails.plain(headers, "see " + ONE)).kind());
    }

    @Test
    void aReplyThatOnlyAsksForNoMoreMailIsARequest() {
        List<String> headers =
                List.of("From: ann@a.example", "Subject: Re: Hello", "In-Reply-To: <x@y.example>");
        String asks = "Please remove me from your list.\n\nOn Monday, Sam wrote:\n> Hello Ann\n";
        String other = "Please remove the second item from the invoice, then I'll pay.";
        assertEquals(ReportKind.REPLY, Mails.read(Mails.plain(headers, other)).kind());
        String talks = "Sounds good! How do people unsubscribe from this?\n\n> Hello Ann\n";
        assertEquals(ReportKind.UNSUBSCRIBE, Mails.read(Mails.plain(headers, asks)).kind());
        assertEquals(ReportKind.REPLY, Mails.read(Mails.plain(headers, talks)).kind());
    }

    @Test
    void readsAFeedbackReport() {
        String report =
                """
                From: fbl@provider.example
                To: abuse@sender.example
                Subject: Abuse report
                Content-Type: multipart/report; report-type=feedback-report; boundary=b

                --b
                Content-Type: text/plain

                This is an email abuse report.
                --b
                Content-Type: message/feedback-report

                Feedback-Type: %s
                User-Agent: Test/1
                Original-Rcpt-To: <ann@a.example>
                --b
                Content-Type: text/rfc822-headers

                Message-ID: <%s@sender.example>
                --b--
                """;
        Incoming abuse = Mails.read(report.formatted("abuse", ONE));
        assertEquals(List.of(ONE), abuse.proofs(ReportKind.COMPLAINT));
        assertEquals(
                "complaint ann@a.example null complaint",
                Mails.summary(report.formatted("abuse", ONE)));
        assertEquals(
                "complaint ann@a.example null authentication",
                Mails.summary(report.formatted("auth-failure", ONE)));
        assertEquals("other null null none", Mails.summary(report.formatted("not-spam", ONE)));
    }

    @Test
    void readsAReadReceiptAsDelivered() {
        String receipt =
                """
                From: Ann <ann@a.example>
                Subject: Read: Hello
                Content-Type: multipart/report; report-type=disposition-notification; boundary=b

                --b

                Your message was read.
                --b--
                """;
        assertEquals("delivered ann@a.example null delivered", Mails.summary(receipt));
    }

    @Test
    void anOrdinaryMailIsNothing() {
        List<String> headers = List.of("From: ann@a.example", "Subject: Lunch?");
        assertEquals("other null null none", Mails.summary(Mails.plain(headers, "At noon?")));
    }

    @Test
    void aShopsNewsOfADeliveryIsNoReport() {
        List<String> headers =
                List.of(
                        "From: Shop <orders@shop.example>",
                        "Subject: Delivery status of your order");
        String text = "Your parcel for ann@a.example could not be delivered and is delayed.";
        assertEquals(ReportKind.OTHER, Mails.read(Mails.plain(headers, text)).kind());
    }

    @Test
    void aBounceIsProvedByItsAddressOrTheReturnedMessageOnly() {
        String body = "see " + TWO + " <ann@a.example>: 550 5.1.1 user unknown";
        String fields = "Final-Recipient: rfc822; ann@a.example\nAction: failed\nStatus: 5.1.1\n";
        String dsn =
                Mails.dsn(body, fields)
                        .replace(
                                "Auto-Submitted:", "In-Reply-To: <" + TWO + "@x>\nAuto-Submitted:");
        assertEquals(List.of(), Mails.read(dsn).proofs(ReportKind.BOUNCE));
        String toUs = dsn.replace("<bounces@", "<bounces+" + ONE + "@");
        assertEquals(List.of(ONE), Mails.read(toUs).proofs(ReportKind.BOUNCE));
        String returned = dsn.replace("<original@", "<" + ONE + "@");
        assertEquals(List.of(ONE), Mails.read(returned).proofs(ReportKind.BOUNCE));
    }

    @Test
    void theReturnedMessageIsFoundInPlainTextToo() {
        String text =
                """
                <ann@a.example>: unknown user. I could not deliver your message.

                --- Below this line is a copy of the message.

                Return-Path: <x@sender.example>
                Message-ID: <%s@sender.example>
                From: sam@sender.example

                %s
                """
                        .formatted(ONE, TWO);
        List<String> headers = List.of("From: MAILER-DAEMON@mx.example", "Subject: failure notice");
        assertEquals(
                List.of(ONE), Mails.read(Mails.plain(headers, text)).proofs(ReportKind.BOUNCE));
    }

    @Test
    void aReplyIsProvedByWhatItAnswers() {
        List<String> headers =
                List.of(
                        "From: ann@a.example",
                        "Subject: Re: Hello",
                        "References: <a@b> <" + ONE + "@sender.example>");
        Incoming reply = Mails.read(Mails.plain(headers, "> " + TWO));
        assertEquals(List.of(ONE), reply.proofs(ReportKind.REPLY));
        assertEquals(List.of(), reply.proofs(ReportKind.BOUNCE));
        assertEquals("ann@a.example", reply.from());
    }

    @Test
    void aRequestIsProvedByAddressSubjectOrOwnWords() {
        List<String> headers = List.of("From: ann@a.example", "Subject: unsubscribe " + ONE);
        String quoting = "please\n> " + TWO;
        assertEquals(
                List.of(ONE),
                Mails.read(Mails.plain(headers, quoting)).proofs(ReportKind.UNSUBSCRIBE));
    }

    @Test
    void collectsNoMoreThanAFewTokens() {
        StringBuilder text = new StringBuilder();
        for (int id = 1; id <= 2000; id++) {
            text.append(MessageToken.sign(id, SALT, KEY)).append('\n');
        }
        List<String> headers = List.of("From: ann@a.example", "Subject: unsubscribe");
        assertTrue(Mails.read(Mails.plain(headers, text.toString())).tokens().size() <= 50);
    }
}
