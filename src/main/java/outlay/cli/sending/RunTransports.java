package outlay.cli.sending;

import org.jspecify.annotations.Nullable;
import outlay.cli.input.TransportChoice;
import outlay.delivery.Transports;
import outlay.mail.smtp.Transport;
import outlay.mailbox.Mailbox;

/** Where the messages of one run leave. Found when they are asked for. */
final class RunTransports implements Transports {
    private final TransportChoice choice;
    private final SentCopies copies;
    private @Nullable Transport ofRun;

    RunTransports(TransportChoice choice, SentCopies copies) {
        this.choice = choice;
        this.copies = copies;
    }

    @Override
    public synchronized Transport ofRun() {
        Transport found = ofRun;
        if (found == null) {
            found = choice.ofRun().orElseThrow(TransportChoice::nowhere);
            ofRun = found;
        }
        return found;
    }

    @Override
    public Transport of(Mailbox mailbox) {
        return copies.keep(mailbox, choice.of(mailbox).orElseThrow(TransportChoice::nowhere));
    }
}
