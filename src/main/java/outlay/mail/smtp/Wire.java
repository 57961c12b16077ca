package outlay.mail.smtp;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import outlay.mail.ForeignText;

/**
 * The bytes between us and a mail server. Every operation has a deadline as a whole, also when the
 * server sends a byte a minute, or stops reading; a {@link Watch} keeps it.
 */
final class Wire implements Closeable {
    /** RFC 5321, 4.5.3.1.5 allows a server 512 octets in a line; some use more. */
    private static final int LONGEST_LINE = 4096;

    private static final int MOST_LINES = 200;

    private final Socket tcp;
    private final Watch watch;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private final byte[] buffer = new byte[8192];
    private int position;
    private int limit;

    /** When the operation under way has to be over, by {@link System#nanoTime}; 0: none is. */
    private volatile long deadline;

    private volatile boolean late;

    Wire(Socket tcp, Watch watch) throws IOException {
        this.tcp = tcp;
        this.watch = watch;
        tcp.setTcpNoDelay(true);
        socket = tcp;
        in = tcp.getInputStream();
        out = tcp.getOutputStream();
        watch.add(this);
    }

    /** Sends bytes. When it fails, the last of them was certainly not sent. */
    void write(byte[] bytes, Duration most) throws IOException {
        begin(most);
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw late ? tooLate(most, e) : e;
        } finally {
            deadline = 0;
        }
    }

    /**
     * Reads one whole reply.
     *
     * @throws ProtocolException when what comes is no reply
     */
    SmtpReply read(Duration most) throws IOException {
        begin(most);
        try {
            return reply();
        } catch (IOException e) {
            throw late ? tooLate(most, e) : e;
        } finally {
            deadline = 0;
        }
    }

    private void begin(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        deadline = end == 0 ? 1 : end;
    }

    private static IOException tooLate(Duration most, IOException e) {
        IOException late =
                new SocketTimeoutException("no answer within " + most.toMillis() + " ms");
        late.initCause(e);
        return late;
    }

    private SmtpReply reply() throws IOException {
        List<String> texts = new ArrayList<>(1);
        int code = 0;
        boolean more = true;
        while (more) {
            String line = line();
            if (texts.size() >= MOST_LINES || !isReplyLine(line)) {
                throw garbage(line);
            }
            int lineCode = Integer.parseInt(line, 0, 3, 10);
            if (code != 0 && lineCode != code) {
                throw garbage(line);
            }
            code = lineCode;
            more = line.length() > 3 && line.charAt(3) == '-';
            texts.add(line.length() > 3 ? line.substring(4) : "");
        }
        return new SmtpReply(code, texts);
    }

    private static boolean isReplyLine(String line) {
        return line.length() >= 3
                && line.charAt(0) >= '2'
                && line.charAt(0) <= '5'
                && Character.digit(line.charAt(1), 10) >= 0
                && Character.digit(line.charAt(2), 10) >= 0
                && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
    }

    private static ProtocolException garbage(String line) {
        return new ProtocolException("no SMTP reply: " + ForeignText.line(line, 100));
    }

    private String line() throws IOException {
        byte[] line = new byte[128];
        int length = 0;
        for (int b = next(); b != '\n'; b = next()) {
            if (length == LONGEST_LINE) {
                throw garbage(new String(line, 0, 100, StandardCharsets.UTF_8));
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, length * 2);
            }
            line[length++] = (byte) b;
        }
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, end, StandardCharsets.UTF_8);
    }

    private int next() throws IOException {
        if (position == limit) {
            position = 0;
            limit = 0;
            int read = in.read(buffer);
            if (read < 0) {
                throw new IOException("the server closed the connection");
            }
            limit = read;
        }
        return buffer[position++];
    }

    /** Tells whether the server said something that nobody asked for. */
    boolean hasUnread() throws IOException {
        return position < limit || in.available() > 0;
    }

    /**
     * Puts TLS over the connection, with the certificate and its host name checked (RFC 6125).
     *
     * @throws ProtocolException when the server said more before TLS began, which anybody could
     *     have put there
     */
    void startTls(SSLSocketFactory factory, String host, Duration most) throws IOException {
        if (hasUnread()) {
            throw new ProtocolException("clear text after STARTTLS");
        }
        SSLSocket tls = (SSLSocket) factory.createSocket(tcp, host, tcp.getPort(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        begin(most);
        try {
            tls.startHandshake();
        } catch (IOException e) {
            throw late ? tooLate(most, e) : e;
        } finally {
            deadline = 0;
        }
        socket = tls;
        in = tls.getInputStream();
        out = tls.getOutputStream();
    }

    boolean isEncrypted() {
        return socket instanceof SSLSocket;
    }

    boolean isLoopback() {
        return tcp.getInetAddress().isLoopbackAddress();
    }

    InetAddress localAddress() {
        return tcp.getLocalAddress();
    }

    /** Closes the connection when its operation should have been over; called by the watch. */
    void closeIfLate(long now) {
        long end = deadline;
        if (end != 0 && now - end > 0) {
            late = true;
            closeQuietly(tcp);
        }
    }

    @Override
    public void close() {
        watch.remove(this);
        // The TCP socket alone: a TLS goodbye could wait for a server that reads no more.
        closeQuietly(tcp);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // There is nothing left to lose on it.
        }
    }
}
