package outlay.delivery.sending;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import outlay.EmailAddress;
import outlay.campaign.Recipient;
import outlay.contact.Contact;
import outlay.contact.Contacts;
import outlay.contact.Fields;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.delivery.Conversation;
import outlay.delivery.MessageNames;
import outlay.delivery.pace.RetrySchedule;
import outlay.delivery.writing.LetterWriter;
import outlay.mail.smtp.Transport;
import outlay.suppression.DoNotEmailList;

/** Threads that make messages ready ahead of the couriers, so that these never wait for them. */
final class Preparers implements AutoCloseable {
    private final Database database;
    private final Preparation preparation;
    private final MessageNames names;
    private final BlockingQueue<Event> events;
    private final ExecutorService threads;

    Preparers(
            Database database,
            SendRequest request,
            MessageNames names,
            BlockingQueue<Event> events) {
        this.database = database;
        this.preparation = new Preparation(request.checks(), request.strict());
        this.names = names;
        this.events = events;
        this.threads =
                Executors.newFixedThreadPool(request.connections(), Preparers::backgroundThread);
    }

    /** Nothing that a template makes of somebody may keep the process from ending. */
    private static Thread backgroundThread(Runnable work) {
        Thread thread = new Thread(work, "preparer");
        thread.setDaemon(true);
        return thread;
    }

    /** Has messages made to those who are next, where the mail server has been reached. */
    void prepare(List<Lane> lanes) {
        for (Lane lane : lanes) {
            Transport transport = lane.outlet().crew().transport();
            if (!lane.hasNext()) {
                continue;
            }
            if (transport == null) {
                lane.outlet().crew().reachOut(lane.outlet());
            } else {
                prepare(lane, transport);
            }
        }
    }

    private void prepare(Lane lane, Transport transport) {
        List<Due> due = new ArrayList<>();
        long read = lane.read();
        List<Recipient> next = lane.next();
        database.read(
                tx -> {
                    Look look = new Look(tx, next, lane, read, transport);
                    next.forEach(each -> look.at(each).ifPresent(due::add));
                    return true;
                });
        due.forEach(each -> threads.execute(() -> events.add(prepared(each))));
    }

    /** A look at those who are next in a lane, at all of them together. */
    private final class Look {
        private final Transaction tx;
        private final Map<Integer, Contact> contacts;
        private final Set<EmailAddress> listed;
        private final Map<Long, Conversation> conversations;
        private final Lane lane;
        private final long read;
        private final Transport transport;

        Look(Transaction tx, List<Recipient> next, Lane lane, long read, Transport transport) {
            this.tx = tx;
            this.contacts = contacts(tx, next);
            this.listed = new HashSet<>(DoNotEmailList.listed(tx, addresses(contacts)));
            this.conversations = conversations(tx, next, lane.terms().letters());
            this.lane = lane;
            this.read = read;
            this.transport = transport;
        }

        /** Returns what it takes to write to a recipient, unless there is a reason not to. */
        Optional<Due> at(Recipient recipient) {
            if (isOver(recipient)) {
                String why = RetrySchedule.over(recipient.reason());
                return none(recipient, Ruling.EXPIRED, why);
            }
            Contact contact = requireNonNull(contacts.get(recipient.contact().orElseThrow()));
            return listed.contains(contact.address())
                    ? none(recipient, Ruling.SUPPRESSED, DoNotEmailList.NAME)
                    : Optional.of(due(recipient, contact));
        }

        private boolean isOver(Recipient recipient) {
            return recipient
                    .place()
                    .firstTriedAt()
                    .filter(first -> RetrySchedule.isOver(first, tx.now()))
                    .isPresent();
        }

        private Optional<Due> none(Recipient recipient, Ruling ruling, String why) {
            events.add(new Event.Dropped(lane, recipient, ruling, why));
            return Optional.empty();
        }

        private Due due(Recipient recipient, Contact contact) {
            LetterWriter letters = lane.terms().letters();
            return new Due(
                    lane,
                    letters,
                    read,
                    recipient,
                    contact,
                    conversations.getOrDefault(recipient.id(), Conversation.NONE),
                    names.next(),
                    transport,
                    tx.now());
        }
    }

    private static Map<Integer, Contact> contacts(Transaction tx, List<Recipient> recipients) {
        List<Integer> ids = recipients.stream().map(each -> each.contact().orElseThrow()).toList();
        return Contacts.byIds(tx, ids, Fields.load(tx));
    }

    private static List<EmailAddress> addresses(Map<Integer, Contact> contacts) {
        return contacts.values().stream().map(Contact::address).toList();
    }

    private static Map<Long, Conversation> conversations(
            Transaction tx, List<Recipient> recipients, LetterWriter letters) {
        return Conversation.of(
                tx,
                recipients.stream()
                        .filter(each -> continues(letters, each.stepsSent() + 1))
                        .map(Recipient::id)
                        .toList());
    }

    private static boolean continues(LetterWriter letters, int step) {
        return step > 1 && letters.continues(step);
    }

    private Event prepared(Due due) {
        try {
            return preparation.prepare(due);
        } catch (RuntimeException | Error e) {
            return new Event.Failed(e);
        }
    }

    /** Ends the threads, whatever they are at: nothing of theirs has been recorded. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
