package outlay.delivery.sending;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import outlay.delivery.MessageState;
import outlay.delivery.MessageStore;
import outlay.mail.smtp.Outcome;
import outlay.refusal.Fault;
import outlay.suppression.DoNotEmailEntry;
import outlay.suppression.DoNotEmailList;

/** Records what became of recipients, in one write transaction of a run. */
final class Settlement {
    private final Transaction tx;
    private final Ledger ledger;
    private final Recipients recipients;
    private final Instant begun;

    /**
     * Records for a run.
     *
     * @param begun when the run began
     */
    Settlement(Transaction tx, long operation, Instant begun) {
        this.tx = tx;
        this.begun = begun;
        this.ledger = new Ledger(tx, operation);
        this.recipients = new Recipients(tx, ledger);
    }

    /**
     * Records the outcome of a delivery, unless somebody else has settled the message meanwhile.
     */
    void settle(Campaign campaign, Tally tally, Ready ready, Instant at, Outcome outcome) {
        long message = ready.messageId();
        Recipient recipient = Recipients.find(tx, ready.recipient().id()).orElseThrow().landed();
        if (!MessageStore.settle(tx, message, MessageState.after(outcome), words(outcome))) {
            return;
        }
        Sequence sequence = new Sequence(campaign, recipients);
        Recipient after =
                ready.step() > recipient.stepsSent()
                        ? record(sequence, tally, recipient, at, outcome)
                        : recordCopy(sequence, tally, recipient, outcome);
        count(tally, recipient, sequence.unlessDeleted(after));
    }

    private Recipient record(
            Sequence sequence, Tally tally, Recipient recipient, Instant at, Outcome outcome) {
        if (outcome instanceof Outcome.Accepted) {
            tally.add(Tally.Fate.SENT);
            return sequence.sent(recipient, recipient.stepsSent() + 1, at);
        }
        if (outcome instanceof Outcome.Refused refused) {
            tally.add(Tally.Fate.BOUNCED);
            return refused(recipient, refused);
        }
        if (outcome instanceof Outcome.Deferred deferred) {
            tally.add(Tally.Fate.DEFERRED);
            return deferred(recipient, deferred.reply());
        }
        if (outcome instanceof Outcome.Invalid invalid) {
            return invalid(tally, recipient, invalid.reason());
        }
        if (outcome instanceof Outcome.Unknown) {
            tally.add(Tally.Fate.IN_DOUBT);
            return recipients.doubt(recipient, words(outcome));
        }
        // Behind all who were due when the run began, and due for whoever looks since.
        return recipients.land(recipient, begun);
    }

    /**
     * Records what became of a step that the recipient has already: while it was on its way, an
     * earlier try turned out to have arrived.
     */
    private Recipient recordCopy(
            Sequence sequence, Tally tally, Recipient recipient, Outcome outcome) {
        if (outcome instanceof Outcome.Accepted) {
            tally.add(Tally.Fate.SENT);
        } else if (outcome instanceof Outcome.Refused refused) {
            tally.add(Tally.Fate.BOUNCED);
            return refused(recipient, refused);
        } else if (outcome instanceof Outcome.Unknown) {
            tally.add(Tally.Fate.IN_DOUBT);
            return recipients.doubt(recipient, words(outcome));
        }
        return sequence.copied(recipient);
    }

    private Recipient refused(Recipient recipient, Outcome.Refused refused) {
        Recipient after =
                recipient.stepsSent() == 0
                        ? recipients.firstEmailBounced(recipient, refused.reply())
                        : recipients.mark(recipient, RecipientStatus.BOUNCED, refused.reply());
        if (refused.fault() == Fault.RECIPIENT_GONE) {
            suppress(recipient, refused.reply());
        }
        return after;
    }

    /** The address is gone for good: nobody may write to it again. */
    private void suppress(Recipient recipient, String why) {
        if (recipient.contact().isEmpty()) {
            return;
        }
        Suppressions suppressions = new Suppressions(tx, ledger);
        Contacts.byId(tx, recipient.contact().getAsInt())
                .map(contact -> DoNotEmailEntry.of(contact.address()))
                .ifPresent(entry -> suppressions.add(entry, DoNotEmailList.gone(why), "send"));
    }

    private Recipient deferred(Recipient recipient, String why) {
        Instant first = recipient.firstTriedAt().orElse(tx.now());
        Instant next =
                RetrySchedule.next(first, tx.now(), recipient.tries() + 1)
                        .truncatedTo(ChronoUnit.SECONDS);
        return recipients.deferred(recipient, tx.now(), next, why);
    }

    /** Puts a recipient off who stands alone in being refused, as if the refusal were for now. */
    void putOff(Tally tally, Recipient recipient, String why) {
        tally.add(Tally.Fate.DEFERRED);
        deferred(recipient, why);
    }

    /** Gives up on a recipient whom the mail server refused for now, and for too long. */
    void expire(Tally tally, Recipient recipient) {
        tally.add(Tally.Fate.BOUNCED);
        String why =
                "still refused after "
                        + RetrySchedule.PERIOD.toDays()
                        + " days: "
                        + recipient.reason();
        Recipient after =
                recipients.stop(
                        recipient, RecipientStatus.BOUNCED, why, ReturnReason.EXPIRED_RETRY);
        count(tally, recipient, after);
    }

    /** Records that an address was found invalid before anything was sent to it. */
    void unusable(Tally tally, Recipient recipient, String why) {
        Recipient after = invalid(tally, recipient, why);
        recipient.contact().ifPresent(contact -> Contacts.markUndeliverable(tx, contact, why));
        count(tally, recipient, after);
    }

    /** Records that nobody wants to write to an address, though it could take mail. */
    void unwanted(Tally tally, Recipient recipient, String why) {
        count(tally, recipient, invalid(tally, recipient, why));
    }

    private Recipient invalid(Tally tally, Recipient recipient, String why) {
        tally.add(Tally.Fate.INVALID);
        return recipients.stop(
                recipient, RecipientStatus.INVALID, why, ReturnReason.INVALID_ADDRESS);
    }

    /** Holds a recipient back until its contact has the field that its email needs. */
    void hold(Tally tally, Recipient recipient, String why) {
        tally.add(Tally.Fate.HELD);
        recipients.mark(recipient, RecipientStatus.HELD, why);
    }

    /** Takes out a recipient that the do-not-email list names. */
    void suppressed(Tally tally, Recipient recipient) {
        tally.add(Tally.Fate.SUPPRESSED);
        Recipient after =
                recipients.stop(
                        recipient,
                        RecipientStatus.REMOVED,
                        "do-not-email list",
                        ReturnReason.DO_NOT_EMAIL);
        count(tally, recipient, after);
    }

    /** Takes a recipient in hand: writes down that its next step is about to leave. */
    void depart(Ready ready, long operation) {
        Recipient recipient = recipients.depart(ready.recipient());
        MessageStore.intend(tx, ready.name(), recipient, operation);
    }

    private static void count(Tally tally, Recipient before, Recipient after) {
        if (before.credit() == after.credit()) {
            return;
        }
        tally.add(after.credit() == RecipientCredit.SPENT ? Tally.Fate.SPENT : Tally.Fate.RETURNED);
    }

    private static String words(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted accepted) {
            return accepted.reply();
        }
        if (outcome instanceof Outcome.Refused refused) {
            return refused.reply();
        }
        if (outcome instanceof Outcome.Deferred deferred) {
            return deferred.reply();
        }
        if (outcome instanceof Outcome.Invalid invalid) {
            return invalid.reason();
        }
        if (outcome instanceof Outcome.RefusedUs us) {
            return us.reply();
        }
        return outcome instanceof Outcome.Unknown unknown
                ? unknown.why()
                : ((Outcome.Unreachable) outcome).why();
    }
}
