package outlay.mail.smtp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import outlay.OwnerOnly;
import outlay.Problem;
import outlay.mail.ForeignText;

/**
 * Writes each message to a file of its own (https://cr.yp.to/proto/maildir.html): into {@code tmp},
 * to the disk, and only then into {@code new}. Line ends become LF, as they are in every Maildir.
 */
final class MaildirConnection implements MailConnection {

    /** Makes names unique among the connections of this process. */
    private static final AtomicLong DELIVERIES = new AtomicLong();

    private static final String HOST = hostName();

    private final Path folder;
    private boolean ready;

    MaildirConnection(Path folder) {
        this.folder = folder;
    }

    @Override
    public void open() {
        try {
            prepare();
        } catch (IOException e) {
            String hint = "name a folder that you may write to";
            throw new Problem(Problem.Kind.UNREACHABLE, why(e), hint, e);
        }
    }

    private void prepare() throws IOException {
        if (!ready) {
            Files.createDirectories(folder.toAbsolutePath(), OwnerOnly.FOLDER);
            for (String part : List.of("tmp", "new", "cur")) {
                Files.createDirectories(folder.resolve(part), OwnerOnly.FOLDER);
            }
            ready = true;
        }
    }

    @Override
    public Outcome deliver(Envelope envelope, byte[] message) {
        String name = uniqueName();
        Path written = folder.resolve("tmp").resolve(name);
        Path delivered = folder.resolve("new").resolve(name);
        try {
            prepare();
            write(written, bytes(envelope, message));
            Files.move(written, delivered, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            remove(written);
            return new Outcome(Outcome.Kind.UNREACHABLE, why(e));
        }
        return settle(delivered);
    }

    /** A name counts after a power cut only when its folder is on the disk, too. */
    private Outcome settle(Path delivered) {
        try (FileChannel parent = FileChannel.open(folder.resolve("new"))) {
            parent.force(true);
            return new Outcome(Outcome.Kind.ACCEPTED, "new/" + delivered.getFileName());
        } catch (IOException e) {
            return new Outcome(Outcome.Kind.UNKNOWN, why(e));
        }
    }

    private static void write(Path file, ByteBuffer bytes) throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, OwnerOnly.FILE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It stays in tmp, where readers of Maildirs delete what is 36 hours old.
        }
    }

    /** Puts the envelope before the message, as final delivery does (RFC 5321, 4.4). */
    private static ByteBuffer bytes(Envelope envelope, byte[] message) {
        String from = envelope.from() == null ? "" : envelope.from().written();
        String head = "Return-Path: <" + from + ">\nDelivered-To: " + envelope.to().written();
        byte[] prefix = (head + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(prefix.length + message.length).put(prefix);
        for (int i = 0; i < message.length; i++) {
            boolean lineEnd =
                    message[i] == '\r' && i + 1 < message.length && message[i + 1] == '\n';
            if (!lineEnd) {
                bytes.put(message[i]);
            }
        }
        return bytes.flip();
    }

    private static String uniqueName() {
        long now = System.currentTimeMillis();
        return "%d.M%06dP%dQ%d.%s"
                .formatted(
                        now / 1000,
                        now % 1000 * 1000,
                        ProcessHandle.current().pid(),
                        DELIVERIES.incrementAndGet(),
                        HOST);
    }

    private String why(IOException e) {
        return ForeignText.line("maildir:" + folder + ": " + e, 300);
    }

    /** The kernel's word: a look into DNS could take seconds. */
    private static String hostName() {
        try {
            String name = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
            return name.replaceAll("[^A-Za-z0-9.-]", "_");
        } catch (IOException e) {
            return "localhost";
        }
    }

    @Override
    public void close() {
        // Nothing is kept open between two messages.
    }
}
