package outlay.mail.smtp;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLException;
import outlay.mail.smtp.SmtpServer.Security;

/**
 * A conversation with a mail server, past greeting, EHLO, TLS and login, in which any number of
 * messages can be sent (decision D11).
 */
final class SmtpSession {
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final SmtpServer server;
    private final SmtpTransport transport;
    private final Wire wire;
    private Map<String, String> extensions = Map.of();

    /** What was begun has to be undone before something else begins. */
    private boolean needsReset;

    private SmtpSession(SmtpServer server, SmtpTransport transport, Wire wire) {
        this.server = server;
        this.transport = transport;
        this.wire = wire;
    }

    /** Connects and does all that comes before the first message. */
    static SmtpSession open(SmtpServer server, SmtpTransport transport) throws ServerUnavailable {
        Wire wire = connect(server, transport);
        SmtpSession session = new SmtpSession(server, transport, wire);
        boolean open = false;
        try {
            session.start();
            open = true;
            return session;
        } catch (SSLException e) {
            String hint =
                    "is the certificate valid for this host? OUTLAY_CA_FILE names further"
                            + " authorities";
            throw new ServerUnavailable("TLS failed: " + e.getMessage(), hint, e);
        } catch (IOException e) {
            throw new ServerUnavailable(String.valueOf(e.getMessage()), "", e);
        } finally {
            if (!open) {
                wire.close();
            }
        }
    }

    private static Wire connect(SmtpServer server, SmtpTransport transport)
            throws ServerUnavailable {
        IOException last = new IOException("no address");
        try {
            for (InetAddress address : InetAddress.getAllByName(server.host())) {
                Socket socket = new Socket();
                try {
                    int most = (int) transport.timeouts().connect().toMillis();
                    socket.connect(new InetSocketAddress(address, server.port()), most);
                    return new Wire(socket, transport.watch());
                } catch (IOException e) {
                    socket.close();
                    last = e;
                }
            }
        } catch (UnknownHostException e) {
            throw new ServerUnavailable("no such host", "Is the name of the host right?", e);
        } catch (IOException e) {
            last = e;
        }
        throw new ServerUnavailable(
                "cannot connect: " + last.getMessage(), "Are host and port right?", last);
    }

    private void start() throws IOException, ServerUnavailable {
        if (server.security() == Security.TLS) {
            wire.startTls(transport.tlsSockets(), server.host(), transport.timeouts().reply());
        }
        expect(read(), "refuses connections");
        hello();
        if (server.security() != Security.TLS && wantsTls()) {
            expect(ask("STARTTLS"), "refuses STARTTLS");
            wire.startTls(transport.tlsSockets(), server.host(), transport.timeouts().reply());
            hello();
        }
        if (server.login() != null) {
            new SmtpLogin(server.login(), this).run(wire.isEncrypted() || wire.isLoopback());
        }
    }

    private void hello() throws IOException, ServerUnavailable {
        SmtpReply reply = ask("EHLO " + localName());
        if (reply.code() == 500 || reply.code() == 502) {
            // A server older than extensions (RFC 5321, 2.2.1).
            expect(ask("HELO " + localName()), "refuses HELO");
            extensions = Map.of();
            return;
        }
        expect(reply, "refuses EHLO");
        extensions = new HashMap<>();
        for (String line : reply.lines().subList(1, reply.lines().size())) {
            String[] words = line.strip().split("[ =]", 2);
            String parameters = words.length > 1 ? words[1] : "";
            extensions.merge(words[0].toUpperCase(Locale.ROOT), parameters, (a, b) -> a + " " + b);
        }
    }

    private String localName() {
        String name = transport.localName();
        if (name != null) {
            return name;
        }
        InetAddress address = wire.localAddress();
        String literal = address.getHostAddress().replaceFirst("%.*", "");
        return address instanceof Inet6Address ? "[IPv6:" + literal + "]" : "[" + literal + "]";
    }

    private boolean wantsTls() throws ServerUnavailable {
        boolean offered = offers("STARTTLS");
        boolean required =
                server.security() == Security.STARTTLS
                        || (server.security() == Security.STARTTLS_UNLESS_LOOPBACK
                                && !wire.isLoopback());
        if (required && !offered) {
            throw new ServerUnavailable(
                    "the server offers no STARTTLS",
                    "use smtps://, or starttls=optional if mail may cross the network in clear");
        }
        return offered && server.security() != Security.NONE;
    }

    private static void expect(SmtpReply reply, String refusal) throws ServerUnavailable {
        if (!reply.isDone()) {
            throw new ServerUnavailable("the server " + refusal + ": " + reply.words(), "");
        }
    }

    boolean offers(String extension) {
        return extensions.containsKey(extension);
    }

    List<String> mechanisms() {
        String offered = extensions.getOrDefault("AUTH", "").toUpperCase(Locale.ROOT);
        return List.of(offered.split("[ =]+"));
    }

    SmtpReply ask(String command) throws IOException {
        write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
        return read();
    }

    void write(byte[] bytes) throws IOException {
        wire.write(bytes, transport.timeouts().reply());
    }

    SmtpReply read() throws IOException {
        return wire.read(transport.timeouts().reply());
    }

    /** Reads the reply to the final dot, for which servers take their time. */
    SmtpReply readAcceptance() throws IOException {
        return wire.read(transport.timeouts().acceptance());
    }

    /** Tells whether the server said something nobody asked for: a goodbye, or nonsense. */
    boolean hasUnread() {
        try {
            return wire.hasUnread();
        } catch (IOException e) {
            return true;
        }
    }

    boolean needsReset() {
        return needsReset;
    }

    void setNeedsReset(boolean needsReset) {
        this.needsReset = needsReset;
    }

    /** Says goodbye and closes. */
    void quit() {
        Duration reply = transport.timeouts().reply();
        Duration most = reply.compareTo(GOODBYE) < 0 ? reply : GOODBYE;
        try {
            wire.write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII), most);
            wire.read(most);
        } catch (IOException e) {
            // All that was sent is settled; a server may leave without a word.
        } finally {
            wire.close();
        }
    }

    /** Closes without a word; what was not finished is not delivered. */
    void abort() {
        wire.close();
    }
}
