package outlay.delivery.sending;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
                    Look look = new Look(tx, Fields.load(tx), lane, read, transport);
                    next.forEach(each -> look.at(each).ifPresent(due::add));
                    return true;
                });
        due.forEach(each -> threads.execute(() -> events.add(prepared(each))));
    }

    /** A look at those who are next in a lane. */
    private final class Look {
        private final Transaction tx;
        private final Fields fields;
        private final Lane lane;
        private final long read;
        private final Transport transport;

        Look(Transaction tx, Fields fields, Lane lane, long read, Transport transport) {
            this.tx = tx;
            this.fields = fields;
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
            int id = recipient.contact().orElseThrow();
            Contact contact = Contacts.byId(tx, id, fields).orElseThrow();
            return DoNotEmailList.contains(tx, contact.address())
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
                    before(tx, letters, recipient),
                    names.next(),
                    transport,
                    tx.now());
        }
    }

    private static Conversation before(Transaction tx, LetterWriter letters, Recipient recipient) {
        int step = recipient.stepsSent() + 1;
        return step > 1 && letters.continues(step)
                ? Conversation.of(tx, recipient.id())
                : Conversation.NONE;
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
