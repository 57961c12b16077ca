package outlay.delivery.sending;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import outlay.campaign.Campaign;
import outlay.campaign.Recipient;
import outlay.campaign.RecipientCredit;
import outlay.campaign.RecipientStatus;
import outlay.campaign.Recipients;
import outlay.campaign.Sequence;
import outlay.campaign.Suppressions;
import outlay.contact.Contacts;
import outlay.credit.Ledger;
import outlay.credit.ReturnReason;
import outlay.db.Transaction;
import outlay.delivery.Disturbances;
import outlay.delivery.MessageState;
import outlay.delivery.MessageStore;
import outlay.delivery.Tally;
import outlay.delivery.pace.LocalHours;
import outlay.delivery.pace.RetrySchedule;
import outlay.mail.smtp.Outcome;
import outlay.suppression.DoNotEmailEntry;
import outlay.suppression.DoNotEmailList;

/** Records what became of recipients, in one write transaction of a run. */
final class Settlement {
    private final Transaction tx;
    private final Ledger ledger;
    private final Recipients recipients;
    private final long operation;
    private final Instant begun;
    private final Disturbances disturbances;
    private final Present present;

    /**
     * Records for a run.
     *
     * @param begun when the run began
     */
    Settlement(Transaction tx, long operation, Instant begun, Disturbances disturbances) {
        this.disturbances = disturbances;
        this.present = new Present(tx, disturbances);
        this.tx = tx;
        this.operation = operation;
        this.begun = begun;
        this.ledger = new Ledger(tx, operation);
        this.recipients = new Recipients(tx, ledger);
    }

    Transaction tx() {
        return tx;
    }

    /** Returns how things are now that others may have changed. */
    Present present() {
        return present;
    }

    /**
     * Records the outcome of a delivery, unless somebody else has settled the message meanwhile.
     */
    void settle(Lane lane, Ready ready, Outcome outcome) {
        settle(lane.campaign(), lane.outlet().mailboxId(), lane.tally(), ready, outcome);
    }

    /**
     * Records the outcome of a delivery, unless somebody else has settled the message meanwhile.
     */
    void settle(
            Campaign campaign, OptionalLong mailbox, Tally tally, Ready ready, Outcome outcome) {
        MessageState state = MessageState.after(outcome);
        if (!isOpen(ready)) {
            return;
        }
        MessageStore.settle(tx, ready.messageId(), state, outcome.words());
        Recipient recipient = landed(ready, mailbox, outcome);
        Sequence sequence = new Sequence(campaign, recipients);
        boolean isCopy = ready.step() <= recipient.stepsSent();
        Recipient after =
                isCopy
                        ? recordCopy(sequence, recipient, outcome)
                        : record(sequence, recipient, outcome);
        Tally.Fate.of(outcome)
                .filter(fate -> !isCopy || !fate.isOfNextStep())
                .ifPresent(tally::add);
        count(tally, recipient, sequence.unlessDeleted(after));
    }

    /**
     * Looks up at once what will be asked for one by one.
     *
     * @param landed whose outcomes will be settled
     * @param others whom a run has dropped or put off
     */
    void expect(List<Ready> landed, List<Recipient> others) {
        ledger.expect(
                landed.stream()
                        .map(Ready::recipient)
                        .filter(each -> each.credit() == RecipientCredit.RESERVED)
                        .mapToLong(Recipient::id)
                        .toArray());
        List<Ready> untrue = landed.stream().filter(each -> !isTrue(each)).toList();
        present.lookAtMessages(untrue.stream().map(Ready::messageId).toList());
        present.lookAtRecipients(
                Stream.concat(untrue.stream().map(Ready::recipient), others.stream())
                        .map(Recipient::id)
                        .toList());
    }

    /** Looks up at once what has become of those to whom messages may leave next. */
    void expect(List<Ready> leaving) {
        List<Ready> untrue = leaving.stream().filter(each -> !isTrue(each)).toList();
        present.lookAtRecipients(untrue.stream().map(each -> each.recipient().id()).toList());
        present.lookAtAddresses(untrue.stream().map(each -> each.envelope().to()).toList());
    }

    /** Says whether nobody else has settled a message: without others nobody can have. */
    private boolean isOpen(Ready ready) {
        return isTrue(ready) || present.isOpen(ready.messageId());
    }

    /** Says whether the recipient of a message is still as it was when that was made ready. */
    boolean isTrue(Ready ready) {
        return ready.read() == disturbances.count();
    }

    /** Returns a message that has just been looked at again. */
    Ready nowTrue(Ready ready) {
        return ready.readAt(disturbances.count());
    }

    /** Whoever has a mailbox's email has that mailbox from then on. */
    private Recipient landed(Ready ready, OptionalLong mailbox, Outcome outcome) {
        Recipient landed =
                isTrue(ready)
                        ? ready.recipient()
                        : present.recipient(ready.recipient().id()).orElseThrow().landed();
        return outcome.kind() == Outcome.Kind.ACCEPTED ? landed.writtenBy(mailbox) : landed;
    }

    private Recipient record(Sequence sequence, Recipient recipient, Outcome outcome) {
        return switch (outcome.kind()) {
            case ACCEPTED -> sequence.sent(recipient, recipient.stepsSent() + 1, tx.now());
            case REFUSED -> refused(recipient, outcome.words());
            case GONE -> gone(recipient, outcome.words());
            case DEFERRED -> deferred(recipient, outcome.words());
            case INVALID -> invalid(recipient, outcome.words());
            case UNKNOWN -> recipients.doubt(recipient, outcome.words());
            // Behind all who were due when the run began, and due for whoever looks since.
            case REFUSED_US, UNREACHABLE -> recipients.land(recipient, begun);
        };
    }

    /**
     * Records what became of a step that the recipient has already: while it was on its way, an
     * earlier try turned out to have arrived.
     */
    private Recipient recordCopy(Sequence sequence, Recipient recipient, Outcome outcome) {
        return switch (outcome.kind()) {
            case REFUSED -> refused(recipient, outcome.words());
            case GONE -> gone(recipient, outcome.words());
            case UNKNOWN -> recipients.doubt(recipient, outcome.words());
            case ACCEPTED, DEFERRED, INVALID, REFUSED_US, UNREACHABLE -> sequence.copied(recipient);
        };
    }

    private Recipient refused(Recipient recipient, String why) {
        return recipient.stepsSent() == 0
                ? recipients.firstEmailBounced(recipient, why)
                : recipients.mark(recipient, RecipientStatus.BOUNCED, why);
    }

    /** The address is gone for good: nobody may write to it again. */
    private Recipient gone(Recipient recipient, String why) {
        Recipient after = refused(recipient, why);
        if (recipient.contact().isPresent()) {
            Suppressions suppressions = new Suppressions(tx, ledger);
            disturbances.disturb();
            Contacts.byId(tx, recipient.contact().getAsInt())
                    .map(contact -> DoNotEmailEntry.of(contact.address()))
                    .ifPresent(entry -> suppressions.add(entry, DoNotEmailList.gone(why), "send"));
        }
        return after;
    }

    private Recipient deferred(Recipient recipient, String why) {
        Instant first = recipient.place().firstTriedAt().orElse(tx.now());
        Instant next =
                RetrySchedule.next(first, tx.now(), recipient.place().tries() + 1)
                        .truncatedTo(ChronoUnit.SECONDS);
        return recipients.deferred(recipient, tx.now(), next, why);
    }

    private Recipient invalid(Recipient recipient, String why) {
        return recipients.stop(
                recipient, RecipientStatus.INVALID, why, ReturnReason.INVALID_ADDRESS);
    }

    /** Puts a recipient off who stands alone in being refused, as if the refusal were for now. */
    void putOff(Tally tally, Recipient recipient, String why) {
        tally.add(Tally.Fate.DEFERRED);
        deferred(recipient, why);
    }

    /** Records that a recipient gets its message when the schedule opens in its timezone. */
    void awaitHours(Recipient recipient, LocalHours hours) {
        recipients.awaitHours(recipient, hours.opening(), hours.timezone());
    }

    /** Records why a recipient gets no message. */
    void drop(Tally tally, Recipient recipient, Ruling ruling, String why) {
        if (ruling == Ruling.UNUSABLE) {
            recipient.contact().ifPresent(contact -> Contacts.markUndeliverable(tx, contact, why));
        }
        Recipient after =
                switch (ruling) {
                    case EXPIRED ->
                            recipients.stop(
                                    recipient,
                                    RecipientStatus.BOUNCED,
                                    why,
                                    ReturnReason.EXPIRED_RETRY);
                    case SUPPRESSED ->
                            recipients.stop(
                                    recipient,
                                    RecipientStatus.REMOVED,
                                    why,
                                    ReturnReason.DO_NOT_EMAIL);
                    case UNUSABLE, UNWANTED -> invalid(recipient, why);
                    case HELD -> recipients.mark(recipient, RecipientStatus.HELD, why);
                };
        tally.add(ruling.fate());
        count(tally, recipient, after);
    }

    /** Takes a recipient in hand: writes down that its next step is about to leave. */
    void depart(Ready ready, OptionalLong mailbox) {
        Recipient recipient = recipients.depart(ready.recipient());
        MessageStore.intend(tx, ready.name(), recipient, mailbox, ready.trace(), operation);
    }

    private static void count(Tally tally, Recipient before, Recipient after) {
        if (before.credit() != after.credit()) {
            tally.add(
                    after.credit() == RecipientCredit.SPENT
                            ? Tally.Fate.SPENT
                            : Tally.Fate.RETURNED);
        }
    }
}
