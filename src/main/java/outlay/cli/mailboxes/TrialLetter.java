package outlay.cli.mailboxes;

import java.time.Clock;
import java.util.UUID;
import outlay.EmailAddress;
import outlay.mail.address.SenderFinding;
import outlay.mail.letter.Content;
import outlay.mail.letter.Letter;
import outlay.mail.letter.NamedAddress;
import outlay.mail.letter.Sender;
import outlay.mail.letter.Unsubscribe;
import outlay.mail.smtp.Envelope;
import outlay.mail.smtp.MailConnection;
import outlay.mail.smtp.Outcome;
import outlay.mail.smtp.Transport;
import outlay.mailbox.Mailbox;
import outlay.mailbox.MailboxPlan.Identity;

/** An email that shows whether a mailbox sends. It has no token, and nothing is written of it. */
final class TrialLetter {
    private final Mailbox mailbox;
    private final Clock clock;

    TrialLetter(Mailbox mailbox, Clock clock) {
        this.mailbox = mailbox;
        this.clock = clock;
    }

    /** Sends it, and tells what became of it. */
    SenderFinding send(Transport transport, EmailAddress bounces, EmailAddress to) {
        Outcome outcome;
        try (MailConnection connection = transport.connect()) {
            outcome = connection.deliver(new Envelope(bounces, to), letter(to).compose());
        }
        return outcome.kind() == Outcome.Kind.ACCEPTED
                ? new SenderFinding("email", true, "sent to " + to.written())
                : new SenderFinding(
                        "email", false, "not taken for " + to.written() + ": " + outcome.words());
    }

    private Letter letter(EmailAddress to) {
        Identity identity = mailbox.plan().identity();
        String replyTo = identity.replyTo();
        NamedAddress from = identity.sender();
        return new Letter(
                new Sender(from, replyTo == null ? null : NamedAddress.ofSender(replyTo), null),
                NamedAddress.of(to),
                new Content(
                        "Test of mailbox " + mailbox.name(),
                        "This email shows that mailbox " + mailbox.name() + " sends.\n",
                        null),
                "<test." + UUID.randomUUID() + '@' + from.address().domain() + '>',
                clock.instant().atZone(mailbox.plan().quota().timezone()),
                Unsubscribe.NONE);
    }
}
