package outlay.delivery.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import outlay.EmailAddress;
import outlay.LocalDay;
import outlay.campaign.Campaign;
import outlay.campaign.Recipient;
import outlay.campaign.RecipientCredit;
import outlay.campaign.RecipientStatus;
import outlay.campaign.Recipients;
import outlay.campaign.Sequence;
import outlay.campaign.Suppressions;
import outlay.campaign.plan.Settings;
import outlay.contact.Contacts;
import outlay.credit.Ledger;
import outlay.db.Transaction;
import outlay.delivery.Message;
import outlay.delivery.MessageState;
import outlay.delivery.MessageStore;
import outlay.delivery.Redaction;
import outlay.inbound.report.Report;
import outlay.inbound.report.ReportKind;
import outlay.suppression.DoNotEmailEntry;
import outlay.suppression.DoNotEmailList;

/** What it changes that something came back about one of our messages (decision D40). */
final class Consequence {
    private static final String PROOF = "something came back";

    private final Transaction tx;
    private final Message message;
    private final Campaign campaign;
    private final Ledger ledger;
    private final Recipients recipients;
    private final Sequence sequence;
    private final long availableBefore;
    private Recipient recipient;

    Consequence(Transaction tx, Ledger ledger, Message message, Campaign campaign) {
        this.tx = tx;
        this.message = message;
        this.ledger = ledger;
        this.recipients = new Recipients(tx, ledger);
        this.campaign = campaign;
        this.sequence = new Sequence(campaign, recipients);
        this.availableBefore = ledger.balance().available();
        this.recipient = Recipients.find(tx, message.recipient()).orElseThrow();
    }

    /**
     * Records a report with all that follows from it. Only who has got the message has its token,
     * so that with one it counts whatever the mail server said.
     *
     * @return false when nothing follows: one of its kind was there
     */
    boolean draw(Echo echo) {
        Report report = echo.report();
        if (!ReportStore.add(tx, message.id(), report, subject(report))) {
            return false;
        }
        if (echo.proven() && report.kind() != ReportKind.AUTO_REPLY) {
            settleAsSent();
        }
        switch (report.kind()) {
            case BOUNCE -> bounced(echo);
            case COMPLAINT -> unsubscribed("complaint", echo);
            case UNSUBSCRIBE -> unsubscribed("unsubscribed", echo);
            case REPLY -> replied(echo);
            case DELAYED, DELIVERED, OTHER -> {
                // That the message was sent is all that it says.
            }
            // It never moves a credit, not even by settling what is in doubt (rule 6 of the
            // ledger).
            case AUTO_REPLY -> postponed(echo);
        }
        return true;
    }

    /** Of an erased person nothing is kept. */
    private @Nullable String subject(Report report) {
        return recipient.contact().isEmpty() || report.subject().isEmpty()
                ? null
                : report.subject();
    }

    /** Returns how many credits were given back. */
    long returned() {
        return ledger.balance().available() - availableBefore;
    }

    /**
     * Something came back, so it did arrive, whatever the run that sent it could know: the credit
     * of a first email is spent before anything else follows (rule 8 of the ledger).
     */
    private void settleAsSent() {
        if (message.state().isOpen()) {
            MessageStore.settle(tx, message.id(), MessageState.ACCEPTED, PROOF);
            recipient = sequence.sent(mine().landed(), message.step(), message.intendedAt());
        } else if (isMissing()) {
            MessageStore.arrived(tx, message, PROOF);
            recipient = sequence.sentBefore(mine(), message.step(), message.intendedAt());
        } else {
            return;
        }
        recipient = sequence.unlessDeleted(recipient);
    }

    private Recipient mine() {
        return recipient.writtenBy(message.mailbox());
    }

    /** A credit that has come back already stays back: for that recipient nothing was sent. */
    private boolean isMissing() {
        return message.step() > recipient.stepsSent()
                && recipient.credit() != RecipientCredit.RETURNED;
    }

    private void bounced(Echo echo) {
        Report report = echo.report();
        Optional<EmailAddress> address = address(echo);
        String why = words(report, address);
        recipient =
                message.step() == 1
                        ? recipients.firstEmailBounced(recipient, why)
                        : recipients.leave(recipient, RecipientStatus.BOUNCED, why);
        if (report.hard()) {
            suppress(DoNotEmailList.gone(why), address);
        }
    }

    private void unsubscribed(String why, Echo echo) {
        if (recipient.status() != RecipientStatus.BOUNCED) {
            recipient = recipients.leave(recipient, RecipientStatus.UNSUBSCRIBED, why);
        }
        suppress(why, address(echo));
    }

    /**
     * An automatic reply moves the next step so far, or behind the day of return that it states.
     */
    private void postponed(Echo echo) {
        Settings settings = campaign.settings();
        OptionalInt days = settings.answers().waitDays();
        if (days.isEmpty() || !recipient.isWaiting() || recipient.stepsSent() == 0) {
            return;
        }
        Instant waited = tx.now().plus(Duration.ofDays(days.getAsInt()));
        ZoneId zone = settings.schedule().timezone();
        LocalDate today = LocalDate.ofInstant(tx.now(), zone);
        Instant next =
                echo.returns().stream()
                        .flatMap(date -> date.after(today).stream())
                        .map(date -> LocalDay.of(date, zone).end())
                        .filter(waited::isBefore)
                        .max(Comparator.naturalOrder())
                        .orElse(waited);
        recipient = recipients.postpone(recipient, next);
    }

    private void replied(Echo echo) {
        if (recipient.isWaiting() || recipient.status() == RecipientStatus.FINISHED) {
            recipient = recipients.leave(recipient, RecipientStatus.REPLIED, "replied");
        }
        new Stopping(tx, recipients)
                .others(recipient, campaign.settings().answers().stopOnReply(), address(echo));
    }

    private void suppress(String why, Optional<EmailAddress> address) {
        Suppressions suppressions = new Suppressions(tx, ledger);
        address.map(DoNotEmailEntry::of).ifPresent(entry -> suppressions.add(entry, why, "inbox"));
    }

    private String words(Report report, Optional<EmailAddress> address) {
        if (recipient.contact().isEmpty()) {
            return "erased";
        }
        String words = report.diagnostic();
        return words.isEmpty()
                ? "bounced"
                : address.map(Redaction::of).map(each -> each.in(words)).orElse(words);
    }

    /** Of an erased person only what came back knows the address. */
    private Optional<EmailAddress> address(Echo echo) {
        return recipient.contact().isPresent()
                ? Contacts.address(tx, recipient.contact().getAsInt()).map(EmailAddress::stored)
                : Optional.ofNullable(echo.address()).flatMap(EmailAddress::parse);
    }
}
