package outlay.delivery.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.EmailAddress;
import outlay.campaign.Campaign;
import outlay.contact.Contact;
import outlay.db.TokenKey;
import outlay.db.Transaction;
import outlay.delivery.Conversation;
import outlay.delivery.MessageName;
import outlay.delivery.MessageNames;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;

/**
 * The emails of a campaign as a contact would get them, for somebody who wants to see them first.
 * They count nowhere: nothing is written down, so that their tokens are worth nothing.
 *
 * @param mailbox that would send them; empty for a campaign with a sender of its own
 */
public record TestLetters(Optional<Mailbox> mailbox, Contact contact, List<TestLetter> letters) {

    /** One of them. */
    public record TestLetter(int step, LetterWriter.Result result) {}

    /**
     * Writes all emails, each as an answer to those before it.
     *
     * @param address of the contact; the first recipient or contact when absent
     * @param to where they go
     * @throws outlay.Problem NOT_ALLOWED when there is no such campaign or contact
     */
    public static TestLetters of(
            Transaction tx, Campaign campaign, @Nullable EmailAddress address, EmailAddress to) {
        List<Mailbox> mailboxes = Mailboxes.of(tx, campaign.id());
        Optional<Mailbox> mailbox =
                mailboxes.stream()
                        .filter(Mailbox::isActive)
                        .findFirst()
                        .or(() -> mailboxes.stream().findFirst());
        LetterWriter writer = LetterWriter.of(tx, campaign, mailbox, TokenKey.of(tx));
        Contact contact = Preview.contact(tx, campaign, address);
        MessageNames names = MessageNames.of(tx);
        List<TestLetter> letters = new ArrayList<>();
        List<Conversation.Email> before = new ArrayList<>();
        for (int step = 1; step <= campaign.steps().size(); step++) {
            MessageName name = names.next();
            LetterWriter.Result result =
                    writer.write(
                            new Commission(
                                    step,
                                    contact,
                                    to,
                                    Conversation.lastOf(before),
                                    name,
                                    tx.now()));
            letters.add(new TestLetter(step, result));
            if (result.envelope() != null) {
                before.add(new Conversation.Email(name, result.trace()));
            }
        }
        return new TestLetters(mailbox, contact, letters);
    }
}
