package outlay.postgres;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a server, and can break a connection at one of its COMMITs. */
final class Proxy implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    /** Where a connection breaks. */
    enum Cut {
        /** The server never hears of the COMMIT. */
        BEFORE,
        /** The server has done it, and its answer is lost. */
        AFTER
    }

    private final ServerSocket socket;
    private final int server;
    private final AtomicInteger commits = new AtomicInteger();
    private volatile int cutAt;
    private volatile Cut cut = Cut.BEFORE;

    Proxy(int server) {
        this.server = server;
        try {
            this.socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Breaks the connection that sends the COMMIT of this number from now on; from 1. */
    void cut(Cut where, int commit) {
        commits.set(0);
        cut = where;
        cutAt = commit;
    }

    /** Says whether it has come to what was to be cut. */
    boolean hasCut() {
        return commits.get() >= cutAt;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
                client.setTcpNoDelay(true);
                behind.setTcpNoDelay(true);
                Pair pair = new Pair(client, behind);
                start(pair::up);
                start(pair::down);
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private final class Pair {
        private final Socket client;
        private final Socket behind;
        private volatile boolean answersAreLost;

        Pair(Socket client, Socket behind) {
            this.client = client;
            this.behind = behind;
        }

        void up() {
            try (client;
                    behind) {
                var in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
                var out = new DataOutputStream(new BufferedOutputStream(behind.getOutputStream()));
                Frontend frontend = new Frontend();
                while (true) {
                    Frontend.Message message = frontend.read(in);
                    if (message.isCommit() && commits.incrementAndGet() == cutAt) {
                        if (cut == Cut.BEFORE) {
                            return;
                        }
                        answersAreLost = true;
                    }
                    out.write(message.bytes().array());
                    if (in.available() == 0) {
                        out.flush();
                    }
                }
            } catch (IOException e) {
                // The other side is closed.
            }
        }

        void down() {
            try (client;
                    behind) {
                InputStream in = behind.getInputStream();
                OutputStream out = client.getOutputStream();
                byte[] chunk = new byte[CHUNK];
                for (int n = in.read(chunk); n >= 0 && !answersAreLost; n = in.read(chunk)) {
                    out.write(chunk, 0, n);
                }
            } catch (IOException e) {
                // The other side is closed.
            }
        }
    }

    /**
     * What a client says, message by message: https://www.postgresql.org/docs/15/protocol.html. A
     * text may be prepared once, and run by its name.
     */
    private static final class Frontend {
        private final Set<String> namesOfCommit = new HashSet<>();
        private boolean hasBegun;

        record Message(ByteBuffer bytes, boolean isCommit) {}

        Message read(DataInputStream in) throws IOException {
            // Only the first one has no letter.
            int type = hasBegun ? in.readByte() : 0;
            int length = in.readInt();
            byte[] body = in.readNBytes(length - Integer.BYTES);
            ByteBuffer all = ByteBuffer.allocate((hasBegun ? 1 : 0) + length);
            if (hasBegun) {
                all.put((byte) type);
            }
            hasBegun = true;
            all.putInt(length).put(body);
            return new Message(all, isCommit((char) type, body));
        }

        private boolean isCommit(char type, byte[] body) {
            String[] texts = new String(body, StandardCharsets.ISO_8859_1).split("\0", 3);
            switch (type) {
                case 'P' -> {
                    if (texts[1].equals("COMMIT")) {
                        namesOfCommit.add(texts[0]);
                    } else {
                        namesOfCommit.remove(texts[0]);
                    }
                    return false;
                }
                case 'B' -> {
                    return namesOfCommit.contains(texts[1]);
                }
                default -> {
                    return false;
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
