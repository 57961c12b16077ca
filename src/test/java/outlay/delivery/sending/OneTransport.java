package outlay.delivery.sending;

import outlay.delivery.Transports;
import outlay.mail.smtp.Transport;
import outlay.mailbox.Mailbox;

/** The same transport for all, whoever sends. */
record OneTransport(Transport ofRun) implements Transports {
    @Override
    public Transport of(Mailbox mailbox) {
        return ofRun;
    }
}
