package outlay.delivery.ahead;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outlay.campaign.Campaign;
import outlay.campaign.Recipient;
import outlay.campaign.Recipients;
import outlay.campaign.plan.Schedule;
import outlay.contact.Contact;
import outlay.contact.Contacts;
import outlay.db.Transaction;
import outlay.delivery.Message;
import outlay.delivery.MessageStore;
import outlay.mailbox.Mailboxes;

/** Enters into a calendar what has really been sent. */
final class Logbook {
    private final Calendar calendar;
    private final Map<Long, Campaign> campaigns = new HashMap<>();
    private final Map<Long, String> mailboxes = new HashMap<>();

    /** Messages before this one have been entered, or had left before. */
    private long next;

    private long finished;

    /** Enters what these campaigns send from now on. */
    Logbook(Transaction tx, Calendar calendar, List<Campaign> campaigns) {
        this.calendar = calendar;
        this.next = MessageStore.nextId(tx);
        campaigns.forEach(each -> this.campaigns.put(each.id(), each));
    }

    /** Enters what has left at a moment, and returns it. */
    List<Message> enter(Transaction tx, Instant moment) {
        List<Message> left = MessageStore.acceptedAt(tx, moment, next);
        next = MessageStore.nextId(tx);
        left.forEach(message -> enter(tx, message));
        return left;
    }

    /** Returns how many recipients have got their last email. */
    long finished() {
        return finished;
    }

    private void enter(Transaction tx, Message message) {
        Campaign campaign = campaigns.get(message.campaign());
        if (campaign == null) {
            return;
        }
        Instant at = message.intendedAt();
        boolean isLast = message.step() == campaign.steps().size();
        finished += isLast ? 1 : 0;
        calendar.counts(campaign, mailbox(tx, message), day(tx, campaign, message))
                .ifPresent(counts -> counts.add(at, message.step(), isLast, 1));
    }

    private String mailbox(Transaction tx, Message message) {
        return message.mailbox().isPresent()
                ? mailboxes.computeIfAbsent(
                        message.mailbox().getAsLong(),
                        id -> Mailboxes.find(tx, id).orElseThrow().name())
                : "";
    }

    private static LocalDate day(Transaction tx, Campaign campaign, Message message) {
        Schedule schedule = campaign.settings().schedule();
        ZoneId timezone = schedule.timezone();
        return Calendar.day(hours(tx, schedule, message), message.intendedAt(), timezone);
    }

    private static Schedule hours(Transaction tx, Schedule schedule, Message message) {
        if (!schedule.ofContact()) {
            return schedule;
        }
        Recipient recipient = Recipients.find(tx, message.recipient()).orElseThrow();
        return recipient.contact().isEmpty()
                ? schedule
                : Contacts.byId(tx, recipient.contact().getAsInt())
                        .map(Contact::fields)
                        .map(schedule::of)
                        .orElse(schedule);
    }
}
