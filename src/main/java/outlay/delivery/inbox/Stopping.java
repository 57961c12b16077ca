package outlay.delivery.inbox;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import outlay.EmailAddress;
import outlay.campaign.Recipient;
import outlay.campaign.RecipientStatus;
import outlay.campaign.Recipients;
import outlay.campaign.plan.StopOnReply;
import outlay.contact.Field;
import outlay.contact.ValueKeys;
import outlay.credit.ReturnReason;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Criterion;
import outlay.index.Index;

/**
 * Whom a reply stops besides the recipient who wrote it; the campaign that was answered decides.
 */
final class Stopping {
    private final Transaction tx;
    private final Recipients recipients;

    Stopping(Transaction tx, Recipients recipients) {
        this.tx = tx;
        this.recipients = recipients;
    }

    /** Stops the others whom a reply concerns, from this recipient with this address. */
    void others(Recipient replied, StopOnReply whom, Optional<EmailAddress> address) {
        switch (whom) {
            case CAMPAIGN -> {
                // Nobody else.
            }
            case PERSON -> elsewhere(replied).forEach(each -> stop(each, "replied elsewhere"));
            case COMPANY ->
                    address.map(EmailAddress::domain)
                            .filter(domain -> !FreeMail.isOne(domain))
                            .ifPresent(domain -> stopColleagues(replied, domain));
        }
    }

    private List<Recipient> elsewhere(Recipient replied) {
        OptionalInt contact = replied.contact();
        return contact.isPresent() ? Recipients.ofContact(tx, contact.getAsInt()) : List.of();
    }

    private void stopColleagues(Recipient replied, String domain) {
        String key = ValueKeys.ofDomain(domain);
        ContactSet colleagues = Index.find(tx, new Criterion.Has(Field.EMAIL.number(), key));
        colleagues.forEach(
                contact ->
                        Recipients.find(tx, replied.campaign(), contact)
                                .filter(each -> each.id() != replied.id())
                                .ifPresent(each -> stop(each, "a colleague replied")));
    }

    /** Whoever has got something is done with; to whom nothing was sent gives the credit back. */
    private void stop(Recipient recipient, String why) {
        if (!recipient.isWaiting()) {
            return;
        }
        if (recipient.stepsSent() > 0) {
            recipients.leave(recipient, RecipientStatus.REPLIED, why);
        } else {
            recipients.stop(recipient, RecipientStatus.REMOVED, why, ReturnReason.CONTACT_REMOVED);
        }
    }
}
