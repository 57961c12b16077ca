import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs a command with a network between it and a PostgreSQL server: {@code java Wire.java PORT
 * MILLIS DATABASE FILE COMMAND...}. All that is said takes so many milliseconds each way, however
 * much it is. The command finds the way in OUTLAY_DB; FILE gets the seconds that it took and the
 * trips that it made: how often it had heard an answer and said something again. Ends as the
 * command does.
 */
final class Wire {
    private static final int CHUNK = 1 << 16;

    private final int server;
    private final long delayNanos;
    private final AtomicLong trips = new AtomicLong();

    private Wire(int server, double millis) {
        this.server = server;
        this.delayNanos = (long) (millis * 1e6);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Wire wire = new Wire(Integer.parseInt(args[0]), Double.parseDouble(args[1]));
        ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        start(() -> wire.accept(socket));
        ProcessBuilder command =
                new ProcessBuilder(List.of(args).subList(4, args.length)).inheritIO();
        command.environment()
                .put(
                        "OUTLAY_DB",
                        "postgresql://outlay@127.0.0.1:" + socket.getLocalPort() + "/" + args[2]);
        long started = System.nanoTime();
        int code = command.start().waitFor();
        double seconds = (System.nanoTime() - started) / 1e9;
        Files.writeString(Path.of(args[3]), "%.3f %d%n".formatted(seconds, wire.trips.get()));
        System.exit(code);
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Work work) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (IOException e) {
                                // One side has gone; the other one hears of it.
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept(ServerSocket socket) throws IOException {
        while (true) {
            new Line(socket.accept(), new Socket(InetAddress.getLoopbackAddress(), server)).begin();
        }
    }

    /** One connection. */
    private final class Line {
        private final Socket client;
        private final Socket behind;
        private boolean isAnswered = true;

        Line(Socket client, Socket behind) throws IOException {
            this.client = client;
            this.behind = behind;
            client.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
        }

        void begin() throws IOException {
            lead(client, behind, this::ask);
            lead(behind, client, this::answer);
        }

        private synchronized void ask() {
            if (isAnswered) {
                trips.incrementAndGet();
            }
            isAnswered = false;
        }

        private synchronized void answer() {
            isAnswered = true;
        }
    }

    private record Chunk(byte[] bytes, int length, long due) {}

    /** Takes what comes as soon as it does, and hands it on when its time has passed. */
    private void lead(Socket from, Socket to, Runnable counter) throws IOException {
        BlockingQueue<Chunk> onTheWay = new LinkedBlockingQueue<>();
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        start(
                () -> {
                    int length;
                    do {
                        byte[] bytes = new byte[CHUNK];
                        length = read(in, bytes);
                        counter.run();
                        onTheWay.add(new Chunk(bytes, length, System.nanoTime() + delayNanos));
                    } while (length >= 0);
                });
        start(
                () -> {
                    for (Chunk next = onTheWay.take(); next.length >= 0; next = onTheWay.take()) {
                        await(next.due);
                        out.write(next.bytes, 0, next.length);
                    }
                    to.close();
                });
    }

    private static int read(InputStream in, byte[] bytes) {
        try {
            return in.read(bytes);
        } catch (IOException e) {
            return -1;
        }
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
