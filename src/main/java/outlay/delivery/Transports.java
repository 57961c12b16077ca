package outlay.delivery;

import outlay.mail.smtp.PaperTransport;
import outlay.mail.smtp.Transport;
import outlay.mailbox.Mailbox;

/** Where the messages of a run leave. */
public interface Transports {
    /** Returns mail servers that take everything and deliver nothing, in the place of these. */
    default Transports onPaper() {
        Transports real = this;
        return new Transports() {
            @Override
            public Transport ofRun() {
                real.ofRun();
                return new PaperTransport();
            }

            @Override
            public Transport of(Mailbox mailbox) {
                return new PaperTransport();
            }
        };
    }

    /**
     * Returns where the messages of campaigns leave that have a sender of their own.
     *
     * @throws outlay.Problem USAGE when nothing says so
     */
    Transport ofRun();

    /**
     * Returns where the messages of a mailbox leave. May run a command to find its password.
     *
     * @throws outlay.Problem when nothing says so, or its password cannot be had
     */
    Transport of(Mailbox mailbox);
}
