package outlay.cli.sending;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import outlay.cli.input.Environment;
import outlay.cli.input.InboxLogin;
import outlay.inbound.source.SentFolder;
import outlay.inbound.source.SourceOptions;
import outlay.mail.smtp.Transport;
import outlay.mailbox.Mailbox;
import outlay.mailbox.MailboxPlan.Ways;

/** The copies of one run: of what mailboxes send that have a folder for them. */
final class SentCopies implements AutoCloseable {
    /** How much may wait; what is beyond gets no copy, for nobody who sends waits for one. */
    private static final int MOST_BYTES = 32 << 20;

    private final Environment environment;
    private final Semaphore room = new Semaphore(MOST_BYTES);
    private final List<CopyQueue> queues = new ArrayList<>();

    SentCopies(Environment environment) {
        this.environment = environment;
    }

    /** Returns a transport that has copies kept of what it sends for a mailbox. */
    synchronized Transport keep(Mailbox mailbox, Transport transport) {
        Ways ways = mailbox.plan().ways();
        String folder = ways.sentFolder();
        String inbox = ways.inbox();
        if (folder == null || inbox == null) {
            return transport;
        }
        CopyQueue queue =
                new CopyQueue(
                        mailbox.name(),
                        () -> SentFolder.open(inbox, folder, options(mailbox)),
                        room);
        queues.add(queue);
        return new CopiedTransport(transport, queue, environment.clock());
    }

    private SourceOptions options(Mailbox mailbox) {
        InboxLogin login = new InboxLogin(environment);
        return SourceOptions.of(
                environment.streams().in(), login.password(mailbox), login.authority());
    }

    /** Says for each mailbox how many copies are missing, and why. */
    synchronized List<String> failures() {
        return queues.stream().map(CopyQueue::failure).flatMap(Optional::stream).toList();
    }

    @Override
    public void close() {
        finish();
    }

    /** Waits until what waits is put; for a server that takes nothing, not long. */
    synchronized void finish() {
        queues.forEach(CopyQueue::end);
        queues.forEach(CopyQueue::await);
    }
}
