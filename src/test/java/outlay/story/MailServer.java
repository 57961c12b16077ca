package outlay.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A mail server on loopback that takes, refuses or puts off each recipient as it is told. */
final class MailServer implements AutoCloseable {
    static final String OK = "250 2.0.0 OK";

    /** One accepted message. */
    record Mail(String sender, String recipient, String content) {}

    private final ServerSocket socket;
    private final List<Mail> accepted = new CopyOnWriteArrayList<>();
    private volatile UnaryOperator<String> answerTo = recipient -> OK;

    MailServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** Says how RCPT is answered from now on, by the recipient's address in lower case. */
    void answer(UnaryOperator<String> answer) {
        answerTo = answer;
    }

    List<Mail> accepted() {
        return accepted;
    }

    String url() {
        return "smtp://127.0.0.1:" + socket.getLocalPort();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "mail server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                start(() -> talk(client));
            }
        } catch (IOException e) {
            // Closed: the story is over.
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        client.getInputStream(), StandardCharsets.UTF_8))) {
            new Talk(in, client.getOutputStream()).run();
        } catch (IOException e) {
            // The client is gone.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private final class Talk {
        private final BufferedReader in;
        private final OutputStream out;
        private String sender = "";
        private String recipient = "";

        Talk(BufferedReader in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        void run() throws IOException {
            say("220 mx.example ESMTP");
            String line = in.readLine();
            while (line != null) {
                answer(line);
                line = in.readLine();
            }
        }

        private void answer(String line) throws IOException {
            String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
            switch (verb) {
                case "MAIL" -> {
                    sender = path(line);
                    say(OK);
                }
                case "RCPT" -> {
                    recipient = path(line).toLowerCase(Locale.ROOT);
                    say(answerTo.apply(recipient));
                }
                case "DATA" -> {
                    say("354 go on");
                    accepted.add(new Mail(sender, recipient, content()));
                    say(OK);
                }
                case "QUIT" -> say("221 2.0.0 bye");
                default -> say(OK);
            }
        }

        private String content() throws IOException {
            StringBuilder content = new StringBuilder();
            String line = in.readLine();
            while (line != null && !line.equals(".")) {
                content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
                line = in.readLine();
            }
            return content.toString();
        }

        private static String path(String line) {
            return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
        }

        private void say(String reply) throws IOException {
            out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
