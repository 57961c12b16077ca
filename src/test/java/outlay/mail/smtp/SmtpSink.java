package outlay.mail.smtp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A mail server on loopback that takes every message, holds the client to the protocol, and does at
 * any phase what a test tells it to. What the client does wrong is in {@link #violations()}.
 */
public final class SmtpSink implements AutoCloseable {
    /** What to do at one phase instead of the usual reply. */
    @FunctionalInterface
    public interface Act {
        void play(Talk talk) throws IOException;
    }

    private static final Act USUAL = talk -> {};

    /** A message as it arrived. */
    public record Taken(String mail, String rcpt, String content) {}

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, Queue<Act>> script = new ConcurrentHashMap<>();
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger talking = new AtomicInteger();
    private final List<String> extensions;
    private final @Nullable SSLContext tls;
    private final boolean tlsFromTheStart;

    public SmtpSink(String... extensions) throws IOException {
        this(null, false, extensions);
    }

    public SmtpSink(@Nullable SSLContext tls, boolean tlsFromTheStart, String... extensions)
            throws IOException {
        this.tls = tls;
        this.tlsFromTheStart = tlsFromTheStart;
        this.extensions = List.of(extensions);
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "sink");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                clients.add(client);
                start(() -> talk(client));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void talk(Socket client) {
        connections.incrementAndGet();
        talking.incrementAndGet();
        try (client) {
            new Talk(client).run();
        } catch (IOException e) {
            // The client went away, or the script dropped it.
        } finally {
            talking.decrementAndGet();
        }
    }

    /** Tells whether all clients are gone, and all that they left behind has been read. */
    public boolean isAlone() {
        return talking.get() == 0;
    }

    int port() {
        return socket.getLocalPort();
    }

    public String url() {
        return "smtp://127.0.0.1:" + port();
    }

    public List<String> violations() {
        return violations;
    }

    public List<Taken> taken() {
        return taken;
    }

    public List<String> commands() {
        return commands;
    }

    int connections() {
        return connections.get();
    }

    /** Plays the acts at the next occurrences of the phase, one each; then all is usual again. */
    public SmtpSink at(String phase, Act... acts) {
        script.computeIfAbsent(phase, key -> new ConcurrentLinkedQueue<>()).addAll(List.of(acts));
        return this;
    }

    public static Act reply(String... lines) {
        return talk -> talk.send(String.join("\r\n", lines) + "\r\n");
    }

    static Act raw(String text) {
        return talk -> talk.send(text);
    }

    public static Act drop() {
        return Talk::drop;
    }

    static Act replyAndDrop(String line) {
        return talk -> {
            talk.send(line + "\r\n");
            talk.drop();
        };
    }

    /** Says nothing until the client has enough. */
    static Act hang() {
        return talk -> {
            talk.in.transferTo(OutputStream.nullOutputStream());
            talk.drop();
        };
    }

    public static Act usual() {
        return USUAL;
    }

    /** At "dot": takes the message, whatever is played then. */
    public static Act taking(Act then) {
        return new Taking(then);
    }

    /** Replies once the gate opens. */
    public static Act replyAfter(CountDownLatch gate, String line) {
        return talk -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            talk.send(line + "\r\n");
        };
    }

    private record Taking(Act then) implements Act {
        @Override
        public void play(Talk talk) throws IOException {
            then.play(talk);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : clients) {
            client.close();
        }
    }

    /** One connection. */
    public final class Talk {
        private Socket socket;
        InputStream in;
        private OutputStream out;
        private boolean greeted;
        private @Nullable String mail;
        private final Queue<String> recipients = new ArrayDeque<>();
        private boolean over;

        Talk(Socket socket) throws IOException {
            this.socket = socket;
            socket.setTcpNoDelay(true);
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
            if (tlsFromTheStart) {
                startTls();
            }
        }

        private void startTls() throws IOException {
            SSLSocket secure =
                    (SSLSocket)
                            Objects.requireNonNull(tls)
                                    .getSocketFactory()
                                    .createSocket(socket, null, socket.getPort(), false);
            secure.setUseClientMode(false);
            secure.startHandshake();
            socket = secure;
            in = new BufferedInputStream(secure.getInputStream());
            out = secure.getOutputStream();
            greeted = false;
        }

        void send(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        void drop() throws IOException {
            over = true;
            socket.close();
        }

        /** Reads so many bytes of the content, then resets the connection. */
        void resetAfter(int bytes) throws IOException {
            in.readNBytes(bytes);
            socket.setSoLinger(true, 0);
            drop();
        }

        /** Reads nothing for a while. */
        void sleep(int milliseconds) throws IOException {
            try {
                Thread.sleep(milliseconds);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            drop();
        }

        private void violation(String what) {
            violations.add(what);
        }

        /** Plays the script of a phase, or sends the usual reply. */
        private boolean play(String phase, String usualReply) throws IOException {
            return play(phase, next(phase), usualReply);
        }

        private @Nullable Act next(String phase) {
            Queue<Act> acts = script.get(phase);
            return acts == null ? null : acts.poll();
        }

        private boolean play(String phase, @Nullable Act act, String usualReply)
                throws IOException {
            boolean mayPipeline =
                    extensions.contains("PIPELINING")
                            && List.of("MAIL", "RCPT", "RSET").contains(phase);
            if (!mayPipeline && spoke()) {
                violation("spoke before the reply to " + phase);
            }
            if (act == null || act.equals(USUAL)) {
                send(usualReply + "\r\n");
                return true;
            }
            act.play(this);
            return false;
        }

        /** A connection that was closed can look as if a byte were there. */
        private boolean spoke() throws IOException {
            if (in.available() == 0) {
                return false;
            }
            in.mark(1);
            int next = in.read();
            in.reset();
            return next >= 0;
        }

        void run() throws IOException {
            play("connect", "220 sink.example ESMTP");
            while (!over) {
                String line = line(512);
                if (line == null) {
                    return;
                }
                commands.add(line);
                command(line);
            }
        }

        private void command(String line) throws IOException {
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            if (!greeted && !List.of("EHLO", "HELO", "QUIT").contains(verb)) {
                violation("before EHLO: " + line);
            }
            switch (verb) {
                case "EHLO", "HELO" -> hello(verb);
                case "STARTTLS" -> {
                    if (play("STARTTLS", "220 2.0.0 go on")) {
                        startTls();
                    }
                }
                case "AUTH" -> auth(line);
                case "MAIL" -> mail(line);
                case "RCPT" -> rcpt(line);
                case "DATA" -> data();
                case "" -> play("", "500 5.5.1 what?");
                case "RSET" -> {
                    mail = null;
                    recipients.clear();
                    play("RSET", "250 2.0.0 ok");
                }
                case "QUIT" -> {
                    play("QUIT", "221 2.0.0 bye");
                    over = true;
                }
                default -> {
                    violation("unknown command: " + line);
                    send("500 5.5.1 what?\r\n");
                }
            }
        }

        private void hello(String verb) throws IOException {
            greeted = true;
            StringBuilder reply = new StringBuilder("250");
            if (verb.equals("EHLO")) {
                List<String> offered =
                        socket instanceof SSLSocket
                                ? extensions.stream().filter(e -> !e.equals("STARTTLS")).toList()
                                : extensions;
                reply.append(offered.isEmpty() ? " " : "-").append("sink.example");
                for (int i = 0; i < offered.size(); i++) {
                    reply.append("\r\n250").append(i + 1 < offered.size() ? "-" : " ");
                    reply.append(offered.get(i));
                }
            } else {
                reply.append(" sink.example");
            }
            play(verb, reply.toString());
        }

        private void auth(String line) throws IOException {
            if (line.equals("AUTH LOGIN")) {
                send("334 VXNlcm5hbWU6\r\n");
                commands.add(String.valueOf(line(512)));
                send("334 UGFzc3dvcmQ6\r\n");
                commands.add(String.valueOf(line(512)));
            }
            play("AUTH", "235 2.7.0 welcome");
        }

        private void mail(String line) throws IOException {
            if (mail != null) {
                violation("MAIL within a transaction");
            }
            if (!line.matches("MAIL FROM:<[^<>]*>( BODY=8BITMIME)?( SMTPUTF8)?")) {
                violation("odd: " + line);
            }
            if (line.chars().anyMatch(c -> c >= 0x80) && !line.endsWith(" SMTPUTF8")) {
                violation("SMTPUTF8 is missing: " + line);
            }
            if (play("MAIL", "250 2.1.0 ok")) {
                mail = line;
            }
        }

        private void rcpt(String line) throws IOException {
            if (!line.matches("RCPT TO:<[^<>]+@[^<>]+>")) {
                violation("odd: " + line);
            }
            if (!recipients.isEmpty()) {
                violation("a second recipient: " + line);
            }
            if (play("RCPT", mail == null ? "503 5.5.1 MAIL first" : "250 2.1.5 ok")
                    && mail != null) {
                recipients.add(line);
            }
        }

        private void data() throws IOException {
            boolean ready = !recipients.isEmpty();
            if (!play("DATA", ready ? "354 go on" : "554 5.5.1 no valid recipients")) {
                return;
            }
            if (ready) {
                content();
            }
        }

        /** Takes the content and answers it. */
        void content() throws IOException {
            Act act = next("content");
            if (act != null) {
                act.play(this);
            }
            if (over) {
                return;
            }
            StringBuilder content = new StringBuilder();
            for (String line = line(1000); !".".equals(line); line = line(1000)) {
                if (line == null) {
                    return;
                }
                if (line.startsWith(".") && !line.startsWith("..")) {
                    violation("a dot that is not doubled: " + line);
                }
                content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
            Taken message =
                    new Taken(
                            String.valueOf(mail),
                            String.valueOf(recipients.poll()),
                            content.toString());
            mail = null;
            recipients.clear();
            Act answer = next("dot");
            if (answer == null || answer.equals(USUAL) || answer instanceof Taking) {
                taken.add(message);
            }
            play("dot", answer, "250 2.0.0 queued");
        }

        /** Reads a line; null at the end. Bare CR and LF, NUL and long lines are violations. */
        private @Nullable String line(int most) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int before = -1;
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == 0) {
                    violation("NUL");
                }
                if (b == '\n') {
                    if (before != '\r') {
                        violation("bare LF after " + line);
                    }
                    if (line.size() + 1 > most) {
                        violation("a line of " + line.size());
                    }
                    byte[] bytes = line.toByteArray();
                    int length = Math.max(0, bytes.length - 1);
                    return new String(bytes, 0, length, StandardCharsets.UTF_8);
                }
                if (before == '\r') {
                    violation("bare CR after " + line);
                }
                line.write(b);
                before = b;
            }
            return null;
        }
    }
}
