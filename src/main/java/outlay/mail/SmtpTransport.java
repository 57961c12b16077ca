package outlay.mail;

/** Hands messages to a mail server. */
final class SmtpTransport implements Transport {
    private final SmtpServer server;

    SmtpTransport(SmtpServer server, TransportSettings settings) {
        this.server = server;
    }

    @Override
    public MailConnection connect() {
        throw new outlay.Problem(
                outlay.Problem.Kind.UNREACHABLE, where() + ": SMTP is not built yet", "");
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    @Override
    public String where() {
        return server.where();
    }
}
