package outlay.cli.sending;

import java.time.Clock;
import outlay.mail.smtp.Envelope;
import outlay.mail.smtp.MailConnection;
import outlay.mail.smtp.Outcome;
import outlay.mail.smtp.Transport;

/** A transport of which a copy is kept of each message that was accepted. */
final class CopiedTransport implements Transport {
    private final Transport transport;
    private final CopyQueue copies;
    private final Clock clock;

    CopiedTransport(Transport transport, CopyQueue copies, Clock clock) {
        this.transport = transport;
        this.copies = copies;
        this.clock = clock;
    }

    @Override
    public MailConnection connect() {
        return new CopiedConnection(transport.connect());
    }

    @Override
    public boolean isRemote() {
        return transport.isRemote();
    }

    @Override
    public String where() {
        return transport.where();
    }

    private final class CopiedConnection implements MailConnection {
        private final MailConnection connection;

        CopiedConnection(MailConnection connection) {
            this.connection = connection;
        }

        @Override
        public void open() {
            connection.open();
        }

        @Override
        public Outcome deliver(Envelope envelope, byte[] message) {
            Outcome outcome = connection.deliver(envelope, message);
            if (outcome.kind() == Outcome.Kind.ACCEPTED) {
                copies.add(message, clock.instant());
            }
            return outcome;
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
