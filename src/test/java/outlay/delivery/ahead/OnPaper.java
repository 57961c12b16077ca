package outlay.delivery.ahead;

import outlay.delivery.Transports;
import outlay.mail.smtp.PaperTransport;
import outlay.mail.smtp.Transport;
import outlay.mailbox.Mailbox;

/** Emails leave, and go nowhere. */
record OnPaper() implements Transports {
    @Override
    public Transport ofRun() {
        return new PaperTransport();
    }

    @Override
    public Transport of(Mailbox mailbox) {
        return ofRun();
    }
}
