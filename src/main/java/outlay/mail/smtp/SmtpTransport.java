package outlay.mail.smtp;

import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.mail.ForeignText;
import outlay.net.Trust;

/** Hands messages to a mail server; holds what all its connections share. */
final class SmtpTransport implements Transport {
    private static final Pattern LOCAL_NAME = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");

    private final SmtpServer server;
    private final TransportSettings settings;
    private final Watch watch;
    private @Nullable SSLSocketFactory tlsSockets;

    SmtpTransport(SmtpServer server, TransportSettings settings) {
        this.server = server;
        this.settings = settings;
        this.watch = new Watch(settings.timeouts());
        String name = settings.localName();
        if (name != null && !LOCAL_NAME.matcher(name).matches()) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "transport: no host can be called " + ForeignText.line(name, 100),
                    "give this machine's name as the net knows it");
        }
    }

    @Override
    public MailConnection connect() {
        return new SmtpConnection(server, this);
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    @Override
    public String where() {
        return server.where();
    }

    Timeouts timeouts() {
        return settings.timeouts();
    }

    @Nullable String localName() {
        return settings.localName();
    }

    Watch watch() {
        return watch;
    }

    /** Reads the authorities when the first connection needs them. */
    synchronized SSLSocketFactory tlsSockets() {
        if (tlsSockets == null) {
            tlsSockets = Trust.sockets(settings.caFile());
        }
        return tlsSockets;
    }
}
