package outlay.transcript;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A mail server on loopback that takes every message, or refuses every recipient with one reply, or
 * goes away when it has a message, without a word.
 */
final class MailServer implements AutoCloseable {
    private static final String VANISH = "vanish";

    private final ServerSocket socket;
    private final String mode;
    private final String about;

    /**
     * Starts it.
     *
     * @param mode {@code take}, {@code vanish}, or a reply to RCPT such as {@code "550 5.1.1 no"}
     * @param about the recipient whom that reply is about; empty for all
     */
    MailServer(String mode, String about) throws IOException {
        this.mode = mode;
        this.about = about.toUpperCase(Locale.ROOT);
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "mail server");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "smtp://127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // The client has gone, or the session has ended: so has this conversation.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        say(out, "220 mx.example ESMTP");
        boolean inContent = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (inContent) {
                if (line.equals(".")) {
                    if (mode.equals(VANISH)) {
                        return;
                    }
                    inContent = false;
                    say(out, "250 2.0.0 taken");
                }
            } else {
                String reply = reply(line.toUpperCase(Locale.ROOT));
                inContent = reply.startsWith("354");
                say(out, reply);
            }
        }
    }

    private String reply(String command) {
        boolean refuses = Character.isDigit(mode.charAt(0)) && command.contains(about);
        if (command.startsWith("RCPT") && refuses) {
            return mode;
        }
        if (command.startsWith("DATA")) {
            return "354 go on";
        }
        return command.startsWith("QUIT") ? "221 2.0.0 bye" : "250 2.0.0 ok";
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
