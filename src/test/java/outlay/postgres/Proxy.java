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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between clients and a server. At one of their COMMITs something can happen; all of a
 * sudden it can swallow all that is said, as a network without a way does.
 */
final class Proxy implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    /** When something happens. */
    enum Moment {
        /** The server has not heard of the COMMIT. */
        BEFORE,
        /** The server has done it, and its answer is lost. */
        AFTER
    }

    private final ServerSocket socket;
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger trips = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int server;
    private volatile boolean isSilent;
    private volatile int eventAt;
    private volatile Moment moment = Moment.BEFORE;
    private volatile Runnable event = () -> {};
    private volatile boolean hasHappened;

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

    /** Returns the URL by which a client comes to a server's database through this. */
    String url(String database) {
        return "postgresql://outlay@127.0.0.1:"
                + port()
                + database.substring(database.lastIndexOf('/'))
                + "?sslmode=disable";
    }

    /** Leads to another server from the next connection on. */
    void lead(int other) {
        server = other;
    }

    /**
     * Has something happen at the COMMIT of this number from now on, from 1; then the connection
     * that sent it breaks.
     */
    void at(Moment when, int commit, Runnable what) {
        hasHappened = false;
        commits.set(0);
        moment = when;
        event = what;
        eventAt = commit;
    }

    /** Returns how many COMMITs clients have asked for since the last {@link #at}. */
    int commits() {
        return commits.get();
    }

    /** Returns how often clients have waited for the server to have done what they had asked. */
    int trips() {
        return trips.get();
    }

    /** Says whether that has happened. */
    boolean hasHappened() {
        return hasHappened;
    }

    /** Swallows all that is said from now on, and answers nobody. */
    void fallSilent() {
        isSilent = true;
    }

    /** Leads new connections to the server again. */
    void speak() {
        isSilent = false;
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
                client.setTcpNoDelay(true);
                start(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket client) {
        try (client) {
            if (isSilent) {
                closed.await();
            }
            try (Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
                behind.setTcpNoDelay(true);
                Pair pair = new Pair(client, behind);
                start(pair::down);
                pair.up();
            }
        } catch (IOException e) {
            // Nobody is there, or one side has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Pair {
        private final Socket client;
        private final Socket behind;
        private final CountDownLatch answered = new CountDownLatch(1);
        private volatile boolean answersAreLost;

        Pair(Socket client, Socket behind) {
            this.client = client;
            this.behind = behind;
        }

        /** Hands on what the client says, until one of them goes or the event breaks it. */
        void up() throws IOException, InterruptedException {
            var in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
            var out = new DataOutputStream(new BufferedOutputStream(behind.getOutputStream()));
            Frontend frontend = new Frontend();
            while (true) {
                Frontend.Message message = frontend.read(in);
                if (isSilent) {
                    continue;
                }
                if (message.isSync()) {
                    trips.incrementAndGet();
                }
                boolean isTime = message.isCommit() && commits.incrementAndGet() == eventAt;
                if (isTime && moment == Moment.BEFORE) {
                    happen();
                    return;
                }
                answersAreLost |= isTime;
                out.write(message.bytes().array());
                if (in.available() == 0) {
                    out.flush();
                }
                if (answersAreLost && message.isSync()) {
                    out.flush();
                    answered.await();
                    happen();
                    return;
                }
            }
        }

        private void happen() throws InterruptedException {
            synchronized (Proxy.this) {
                event.run();
                hasHappened = true;
            }
            if (isSilent) {
                closed.await();
            }
        }

        void down() {
            try {
                InputStream in = behind.getInputStream();
                OutputStream out = client.getOutputStream();
                byte[] chunk = new byte[CHUNK];
                for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                    if (answersAreLost) {
                        answered.countDown();
                    } else if (!isSilent) {
                        out.write(chunk, 0, n);
                    }
                }
            } catch (IOException e) {
                // The other side is closed.
            } finally {
                answered.countDown();
                end();
            }
        }

        /** The client hears of a server that has gone when all has happened. */
        private void end() {
            synchronized (Proxy.this) {
                if (isSilent) {
                    return;
                }
                try {
                    client.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
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

        record Message(ByteBuffer bytes, boolean isCommit, boolean isSync) {}

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
            return new Message(all, isCommit((char) type, body), type == 'S');
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
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
