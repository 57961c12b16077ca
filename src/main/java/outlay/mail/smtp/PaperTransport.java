package outlay.mail.smtp;

/** Accepts every message and delivers none: for rehearsals. */
public final class PaperTransport implements Transport {
    @Override
    public MailConnection connect() {
        return new Paper();
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public String where() {
        return "nowhere";
    }

    private static final class Paper implements MailConnection {
        @Override
        public void open() {
            // There is nothing to connect to.
        }

        @Override
        public Outcome deliver(Envelope envelope, byte[] message) {
            return new Outcome(Outcome.Kind.ACCEPTED, "rehearsed");
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
