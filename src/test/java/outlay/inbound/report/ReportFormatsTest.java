package outlay.inbound.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The prose of reports as mail systems of many makes write it. */
class ReportFormatsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void understands(String system, String subject, String text, String summary) {
        List<String> headers =
                List.of(
                        "Return-Path: <>",
                        "From: postmaster@mx.example",
                        "To: sam@sender.example",
                        "Subject: " + subject);
        assertEquals(summary, Mails.summary(Mails.plain(headers, text)), system);
    }

    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of(
                        "Exchange 2010",
                        "Undeliverable: Hello",
                        """
                        Delivery has failed to these recipients or groups:

                        ann@a.example<mailto:ann@a.example>
                        The e-mail address you entered couldn't be found. Please check the
                        recipient's e-mail address and try to resend the message.

                        Diagnostic information for administrators:

                        Generating server: mx.example

                        ann@a.example
                        #550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##

                        Original message headers:

                        Received: from sender.example by mx.example
                        To: <ann@a.example>
                        """,
                        "bounce ann@a.example 5.1.1 recipient-gone!"),
                Arguments.of(
                        "Exchange Online, full",
                        "Undeliverable: Hello",
                        """
                        Your message to bob@b.example couldn't be delivered.

                        The recipient's mailbox is full and can't accept messages now.

                        Remote Server returned '554 5.2.2 mailbox full;\
                         STOREDRV.Deliver.Exception:QuotaExceededException'
                        """,
                        "bounce bob@b.example 5.2.2 mailbox"),
                Arguments.of(
                        "Exchange Online, restricted",
                        "Undeliverable: Hello",
                        """
                        Your message to staff@b.example couldn't be delivered.

                        staff@b.example only accepts messages from people in its organization or on
                        its allowed senders list.

                        Remote Server returned '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup;\
                         authentication required; Delivery restriction check failed'
                        """,
                        "bounce staff@b.example 5.7.133 policy"),
                Arguments.of(
                        "hMailServer",
                        "Message undeliverable: Hello",
                        """
                        Your message did not reach some or all of the intended recipients.

                           Sent: Mon, 2 Mar 2026 09:00:00 +0000
                           Subject: Hello

                        The following recipient(s) could not be reached:

                        ann@a.example
                           Error Type: SMTP
                           Remote server (192.0.2.1) issued an error.
                           hMailServer sent: RCPT TO:<ann@a.example>
                           Remote server replied: 550 Unknown user

                        hMailServer
                        """,
                        "bounce ann@a.example null recipient-gone!"),
                Arguments.of(
                        "hMailServer, no host",
                        "Message undeliverable: Hello",
                        """
                        Your message did not reach some or all of the intended recipients.

                        The following recipient(s) could not be reached:

                        ann@a.example
                           Error Type: SMTP
                           Error Description: No mail servers appear to exists for the recipient's address.
                           Additional information: Please check that you have not misspelled the address.
                        """,
                        "bounce ann@a.example null recipient-gone!"),
                Arguments.of(
                        "MDaemon",
                        "Permanent Delivery Failure",
                        """
                        The attached message had PERMANENT fatal delivery errors!

                        After one or more unsuccessful delivery attempts the attached message has
                        been removed from the mail queue on this server.

                        The following recipients did not receive the message:

                        > <ann@a.example>

                        --> RCPT To:<ann@a.example>
                        <-- 550 <ann@a.example>, Recipient unknown
                        """,
                        "bounce ann@a.example null recipient-gone!"),
                Arguments.of(
                        "CommuniGate",
                        "Undeliverable mail",
                        """
                        Failed to deliver to 'ann@a.example'
                        LOCAL module(account ann) reports:
                         account is full (quota exceeded)
                        """,
                        "bounce ann@a.example null mailbox"),
                Arguments.of(
                        "MailEnable",
                        "Message Delivery Failure - MailEnable",
                        """
                        MailEnable: Message delivery has failed.

                        Message could not be delivered to the following recipients:

                        [SMTP:ann@a.example]
                        Reason: The message could not be delivered because the domain name (a.example)
                        does not appear to be registered: no such domain.
                        """,
                        "bounce ann@a.example null recipient-gone!"),
                Arguments.of(
                        "XMail",
                        "Error sending message [1234] from [mx.example]",
                        """
                        [<00>] XMail bounce: Rcpt=[ann@a.example];Error=[550 5.1.1 user unknown]

                        [<01>] Error sending message [1234] from [mx.example].

                        ID:        <S1234>
                        Mail From: <sam@sender.example>
                        Rcpt To:   <ann@a.example>
                        """,
                        "bounce ann@a.example 5.1.1 recipient-gone!"),
                Arguments.of(
                        "SmarterMail",
                        "Delivery Failure",
                        """
                        Could not deliver message to the following recipient(s):

                        Failed Recipient: ann@a.example
                        Reason: Remote host said: 550 5.7.1 Message rejected as spam

                           -- The header and top 20 lines of the message follows --
                        """,
                        "bounce ann@a.example 5.7.1 policy"),
                Arguments.of(
                        "James",
                        "Undeliverable: Hello",
                        """
                        Hi. This is the James mail server at mx.example.
                        I'm afraid I wasn't able to deliver your message to the following addresses.
                        This is a permanent error; I've given up. Sorry it didn't work out. Below
                        I include the list of recipients and the reason why I was unable to deliver
                        your message.

                        Failed recipient(s):
                        ann@a.example

                        Error message:
                        554 5.4.4 unknown host: a.example
                        """,
                        "bounce ann@a.example 5.4.4 recipient-gone!"),
                Arguments.of(
                        "smail",
                        "mail failed, returning to sender",
                        """
                        |------------------------- Message log follows: -------------------------|
                         no valid recipients were found for this message
                        |------------------------- Failed addresses follow: ---------------------|
                         <ann@a.example> ... unknown host
                        |------------------------- Message text follows: ------------------------|
                        """,
                        "bounce ann@a.example null recipient-gone!"),
                Arguments.of(
                        "Domino",
                        "DELIVERY FAILURE: User ann (ann@a.example) not listed in Domino Directory",
                        """
                        Your message

                          Subject: Hello

                        was not delivered to:

                          ann@a.example

                        because:

                          User ann (ann@a.example) not listed in Domino Directory
                        """,
                        "bounce ann@a.example null recipient-gone!"),
                Arguments.of(
                        "GroupWise",
                        "Message status - undeliverable",
                        """
                        The message that you sent was undeliverable to the following:
                        \tann@a.example (user unknown)
                        """,
                        "bounce ann@a.example null recipient-gone!"),
                Arguments.of(
                        "Post.Office",
                        "Mail System Error - Returned Mail",
                        """
                        This Message was undeliverable due to the following reason:

                        One or more of the recipients of your message did not receive it because
                        they would have exceeded their mailbox size limit.

                        The following recipients did not receive your message:

                                <ann@a.example>

                        Please reply to <Postmaster@mx.example>
                        if you feel this message to be in error.
                        """,
                        "bounce ann@a.example null mailbox"),
                Arguments.of(
                        "Mimecast",
                        "[Postmaster] Message Delivery Failure",
                        """
                        The email message could not be delivered to ann@a.example

                        Reason: 550 Invalid Recipient - https://community.mimecast.example/docs/1#550 \
                        (in reply to RCPT TO)
                        """,
                        "bounce ann@a.example null recipient-gone!"),
                Arguments.of(
                        "Yahoo",
                        "Failure Notice",
                        """
                        Sorry, we were unable to deliver your message to the following address.

                        <ann@a.example>:
                        554: 5.7.9 Message not accepted for policy reasons.

                        --- Below this line is a copy of the message.
                        """,
                        "bounce ann@a.example 5.7.9 policy"),
                Arguments.of(
                        "Exim, late",
                        "Warning: message 1ABCDE-000001-AB delayed 24 hours",
                        """
                        This message was created automatically by mail delivery software.
                        A message that you sent has not yet been delivered to one or more of its
                        recipients after more than 24 hours on the queue on mx.example.

                        The address to which the message has not yet been delivered is:

                          ann@a.example
                            Delay reason: Connection timed out

                        No action is required on your part. Delivery attempts will continue for
                        some time, and this warning may be repeated.
                        """,
                        "delayed ann@a.example null network"),
                Arguments.of(
                        "Exim, unrouteable",
                        "Mail delivery failed: returning message to sender",
                        """
                        A message that you sent could not be delivered to one or more of its
                        recipients. This is a permanent error. The following address(es) failed:

                          ann@a.example
                            all relevant MX records point to non-existent hosts
                        """,
                        "bounce ann@a.example null recipient-gone!"),
                Arguments.of(
                        "Sendmail, success",
                        "Return receipt",
                        """
                        The original message was received at Mon, 2 Mar 2026 09:00:00 GMT

                           ----- The following addresses had successful delivery notifications -----
                        <ann@a.example>  (successfully delivered to mailbox)
                        """,
                        "delivered ann@a.example null delivered"),
                Arguments.of(
                        "GMX, German",
                        "Unzustellbar: Hallo",
                        """
                        Die folgende Nachricht konnte nicht zugestellt werden:

                        ann@a.example: 550 5.1.1 Empfänger unbekannt, unbekannte Adresse
                        """,
                        "bounce ann@a.example 5.1.1 recipient-gone!"),
                Arguments.of(
                        "French",
                        "Échec de la remise : Bonjour",
                        """
                        Votre message n'a pas pu être remis à ann@a.example.

                        550 5.2.2 boîte pleine
                        """,
                        "bounce ann@a.example 5.2.2 mailbox"));
    }
}
