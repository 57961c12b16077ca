import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Prints a made-up mbox, the same one each time: {@code java Mail.java MESSAGES < SENT}, where each
 * line of SENT is a token and the address that it was sent to. Of a hundred messages 25 are bounces,
 * 20 answers, 10 vacations, 5 complaints and requests, each with the next token; 40 are what else
 * comes to such an address, without any. They have 2 to 8 kB.
 */
final class Mail {
    private static final String[] WORDS =
            ("the shift plan for next week is open until Friday and whoever wants another day should"
                            + " say so in time because the kitchen needs two more hands while the"
                            + " terrace stays closed we have counted invoices orders and deliveries")
                    .split(" ");
    private static final String[] REFUSALS = {
        "550 5.1.1 <%s>: Recipient address rejected: User unknown in local recipient table",
        "552 5.2.2 <%s>: the mailbox is full, try again later",
        "554 5.7.1 <%s>: Message rejected due to content restrictions",
        "550 5.4.1 Recipient address rejected: Access denied. <%s>"
    };
    private static final String[] OPT_OUTS = {
        "Please take me off your list.", "STOP", "Bitte nehmen Sie mich aus Ihrem Verteiler.",
        "Merci de ne plus me contacter."
    };

    private final Random random = new Random(7);
    private final List<String> sent;
    private int next;
    private String token = "";
    private String address = "";

    private Mail(List<String> sent) {
        this.sent = sent;
    }

    public static void main(String[] args) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Mail mail = new Mail(in.lines().toList());
        try (OutputStream out = new BufferedOutputStream(System.out, 1 << 20)) {
            for (int i = 0; i < Integer.parseInt(args[0]); i++) {
                out.write(mail.message(i).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private String message(int number) {
        String from = "From MAILER-DAEMON Mon Mar  2 09:00:00 2026\n";
        String received =
                "Received: from mx%d.relay.example (mx%d.relay.example [192.0.2.%d])\n\tby"
                        .formatted(number % 9, number % 9, number % 250)
                        + " mail.sender.example (Postfix) with ESMTPS id %X\n\tfor <sam@sender.example>;"
                                .formatted(number)
                        + " Mon, 2 Mar 2026 09:00:00 +0000 (UTC)\n";
        return from + received + received.replace("mail.", "inner.") + kind(number * 37 % 100) + "\n\n";
    }

    private String kind(int kind) {
        if (kind < 60) {
            String[] both = sent.get(next++ % sent.size()).split(" ");
            token = both[0];
            address = both[1];
        }
        return kind < 20
                ? bounce()
                : kind < 25
                        ? oldBounce()
                        : kind < 40
                                ? answer(prose(40))
                                : kind < 45
                                        ? answer(OPT_OUTS[kind % OPT_OUTS.length])
                                        : kind < 55
                                                ? vacation()
                                                : kind < 57
                                                        ? complaint()
                                                        : kind < 60
                                                                ? request()
                                                                : kind < 80 ? letter() : newsletter();
    }

    private String returned() {
        return """
        Return-Path: <bounces+%1$s@sender.example>
        Received: from [127.0.0.1] by mail.sender.example; Mon, 2 Mar 2026 08:00:00 +0000
        From: Sam Lee <sam@sender.example>
        To: %2$s
        Subject: Shift planning
        Message-ID: <%1$s@sender.example>
        Date: Mon, 2 Mar 2026 08:00:00 +0000
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        """
                .formatted(token, address);
    }

    private String bounce() {
        String reason = REFUSALS[random.nextInt(REFUSALS.length)].formatted(address);
        return """
        Return-Path: <>
        From: MAILER-DAEMON@mail.sender.example (Mail Delivery System)
        To: bounces+%1$s@sender.example
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="BOUND"

        --BOUND
        Content-Type: text/plain; charset=us-ascii

        This is the mail system at host mail.sender.example.

        I'm sorry to have to inform you that your message could not be delivered to one or more
        recipients. It's attached below. For further assistance, please send mail to postmaster.

        <%2$s>: host mx.host.example[192.0.2.7] said: %3$s (in reply to RCPT TO command)

        --BOUND
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.sender.example
        Arrival-Date: Mon, 2 Mar 2026 08:00:00 +0000

        Final-Recipient: rfc822; %2$s
        Action: failed
        Status: %4$s
        Diagnostic-Code: smtp; %3$s

        --BOUND
        Content-Type: message/rfc822

        %5$s%6$s
        --BOUND--
        """
                .formatted(token, address, reason, reason.substring(4, 9), returned(), prose(300));
    }

    private String oldBounce() {
        return """
        Return-Path: <>
        From: MAILER-DAEMON@host.example
        To: bounces+%1$s@sender.example
        Subject: failure notice

        Hi. This is the qmail-send program at host.example.
        I'm afraid I wasn't able to deliver your message to the following addresses.
        This is a permanent error; I've given up. Sorry it didn't work out.

        <%2$s>:
        Sorry, no mailbox here by that name. (#5.1.1)

        --- Below this line is a copy of the message.

        %3$s%4$s
        """
                .formatted(token, address, returned(), prose(300));
    }

    private String answer(String text) {
        String quoted = prose(200).replace("\n", "\n> ");
        return """
        From: %2$s
        To: Sam Lee <sam@sender.example>
        Subject: Re: Shift planning
        In-Reply-To: <%1$s@sender.example>
        References: <%1$s@sender.example>
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary="BOUND"

        --BOUND
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        Hi Sam,

        %3$s

        Kind regards
        Ann Lee

        On Mon, 2 Mar 2026 at 08:00, Sam Lee <sam@sender.example> wrote:
        > %4$s
        --BOUND
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        <html><body><p>Hi Sam,</p><p>%3$s</p><blockquote>%4$s</blockquote></body></html>
        --BOUND--
        """
                .formatted(token, address, text, quoted);
    }

    private String vacation() {
        return """
        From: %2$s
        To: Sam Lee <sam@sender.example>
        Subject: Automatic reply: Shift planning
        In-Reply-To: <%1$s@sender.example>
        Auto-Submitted: auto-replied
        X-Auto-Response-Suppress: All
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        Thank you for your message. I am out of the office until 16 March 2026 and will answer then.

        %3$s
        """
                .formatted(token, address, prose(250));
    }

    private String complaint() {
        return """
        From: feedback@isp.example
        To: bounces@sender.example
        Subject: FW: Shift planning
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary="BOUND"

        --BOUND
        Content-Type: text/plain

        This is an email abuse report for a message that came from 192.0.2.1.

        --BOUND
        Content-Type: message/feedback-report

        Feedback-Type: abuse
        User-Agent: SomeGenerator/1.0
        Version: 1

        --BOUND
        Content-Type: message/rfc822

        %s%s
        --BOUND--
        """
                .formatted(returned(), prose(300));
    }

    private String request() {
        return """
        From: %2$s
        To: unsubscribe+%1$s@sender.example
        Subject: unsubscribe

        %3$s
        """
                .formatted(token, address, prose(250));
    }

    private String letter() {
        return """
        From: Kim Roe <kim.roe%1$d@elsewhere.example>
        To: Sam Lee <sam@sender.example>
        Subject: %2$s
        Message-ID: <%1$d@elsewhere.example>
        In-Reply-To: <%1$d.0@elsewhere.example>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit

        Hi Sam,

        %3$s

        Kim
        """
                .formatted(random.nextInt(1_000_000), words(6), prose(300 + random.nextInt(700)));
    }

    private String newsletter() {
        String body = prose(250 + random.nextInt(250));
        return """
        From: News <news%1$d@shop.example>
        To: sam@sender.example
        Subject: %2$s
        List-Unsubscribe: <https://shop.example/u/%1$d>
        Precedence: bulk
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary="BOUND"

        --BOUND
        Content-Type: text/plain; charset=utf-8

        %3$s
        --BOUND
        Content-Type: text/html; charset=utf-8

        <html><body><table><tr><td><a href="https://shop.example/%1$d">%3$s</a></td></tr></table>
        </body></html>
        --BOUND--
        """
                .formatted(random.nextInt(1_000_000), words(6), body);
    }

    /** Returns sentences of some words, in lines. */
    private String prose(int words) {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < words; line += 12) {
            text.append(words(12)).append(line % 60 == 48 ? ".\n\n" : "\n");
        }
        return text.toString();
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }
}
