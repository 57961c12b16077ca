package outlay.inbound.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import outlay.ForwardStream;
import outlay.Problem;
import outlay.inbound.mime.MailHeaders;
import outlay.inbound.mime.RawMessage;

/** One message: a file, or what a mail pipe delivers on standard input. */
final class SingleMessage implements MailSource {
    private final String source;
    private final InputStream stream;
    private final SourceOptions options;

    /** Reads a stream, which it closes; {@code source} is what to call it. */
    SingleMessage(String source, InputStream stream, SourceOptions options) {
        this.source = source;
        this.stream = stream;
        this.options = options;
    }

    @Override
    public void forEach(Consumer<RawMessage> reader) {
        RawMessage message = read();
        if (!looksLikeMail(message.bytes())) {
            throw new Problem(
                    Problem.Kind.INVALID_INPUT,
                    name() + " holds no mail message",
                    "a message begins with header lines such as \"From: a@b.example\"");
        }
        reader.accept(message);
    }

    private String name() {
        return source.equals("-") ? "standard input" : source;
    }

    private RawMessage read() {
        try {
            return read(source, stream, options.mostBytes());
        } catch (IOException e) {
            throw unreadable(name(), e);
        }
    }

    private static Problem unreadable(String name, IOException e) {
        return new Problem(
                Problem.Kind.INVALID_INPUT,
                "cannot read " + name + ": " + Problem.why(e),
                "check that it is there and yours to read",
                e);
    }

    /** Closes the stream of a mailbox. */
    static void close(String name, InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** Reads the message in a file. */
    static RawMessage read(Path file, int mostBytes) {
        try (InputStream stream = ForwardStream.open(file)) {
            return read(file.toString(), stream, mostBytes);
        } catch (IOException e) {
            throw MessageFiles.unreadable(file, e);
        }
    }

    /** Reads a stream to its end, or as far as allowed. */
    static RawMessage read(String source, InputStream stream, int mostBytes) throws IOException {
        byte[] bytes = stream.readNBytes(mostBytes);
        boolean truncated = bytes.length == mostBytes && stream.read() >= 0;
        return new RawMessage(source, bytes, truncated);
    }

    private static boolean looksLikeMail(byte[] bytes) {
        int begin = Math.min(bytes.length, 4096);
        String text = new String(bytes, 0, begin, StandardCharsets.ISO_8859_1).stripLeading();
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        return line.startsWith("From ") || MailHeaders.colon(line) > 0;
    }

    @Override
    public void close() {
        close(name(), stream);
    }
}
