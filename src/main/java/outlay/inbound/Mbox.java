package outlay.inbound;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * An mbox file (RFC 4155): each message begins with a {@code From } line that has a time and
 * follows an empty line; {@code >From } inside a message loses one {@code >} (mboxrd and mboxo).
 */
final class Mbox implements Mailbox {
    private static final byte[] MARK = "From ".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern SEPARATOR = Pattern.compile("From .{0,400}\\d:\\d\\d.*");
    private static final int LONGEST_SEPARATOR = 500;

    private final Path path;
    private final int mostBytes;

    Mbox(Path path, MailboxOptions options) {
        this.path = path;
        this.mostBytes = options.mostBytes();
    }

    /** Returns whether a file begins as an mbox does. */
    static boolean isMbox(Path path) throws IOException {
        try (InputStream stream = Files.newInputStream(path)) {
            return isSeparator(stream.readNBytes(LONGEST_SEPARATOR));
        }
    }

    @Override
    public void forEach(Consumer<RawMessage> reader) {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            new Splitter(reader).split(stream);
        } catch (IOException e) {
            throw MessageFiles.unreadable(path, e);
        }
    }

    @Override
    public void close() {}

    private static boolean isSeparator(byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        return SEPARATOR.matcher(end < 0 ? text : text.substring(0, end).stripTrailing()).matches();
    }

    /** Cuts the stream into messages, keeping no more than the beginning of one. */
    private final class Splitter {
        private final Consumer<RawMessage> reader;
        private final ByteArrayOutputStream message = new ByteArrayOutputStream();
        private int count;
        private boolean open;
        private boolean truncated;

        Splitter(Consumer<RawMessage> reader) {
            this.reader = reader;
        }

        void split(InputStream stream) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            boolean afterEmpty = true;
            int next = stream.read();
            while (next >= 0) {
                line.reset();
                boolean cut = false;
                while (next >= 0 && next != '\n') {
                    if (line.size() < mostBytes) {
                        line.write(next);
                    } else {
                        cut = true;
                    }
                    next = stream.read();
                }
                byte[] bytes = line.toByteArray();
                if (afterEmpty && isSeparator(start(bytes))) {
                    finish();
                    open = true;
                } else {
                    add(bytes, cut, next == '\n');
                }
                afterEmpty = bytes.length == 0 || (bytes.length == 1 && bytes[0] == '\r');
                next = next < 0 ? next : stream.read();
            }
            finish();
        }

        private static byte[] start(byte[] line) {
            boolean mark = line.length > MARK.length && line[0] == 'F';
            int length = mark ? Math.min(line.length, LONGEST_SEPARATOR) : 0;
            return java.util.Arrays.copyOf(line, length);
        }

        private void add(byte[] line, boolean cut, boolean ended) {
            int from = isQuotedFrom(line) ? 1 : 0;
            int room = Math.max(0, mostBytes - message.size());
            int length = Math.min(room, line.length - from);
            message.write(line, from, length);
            truncated |= cut || length < line.length - from || room == 0;
            if (ended && message.size() < mostBytes) {
                message.write('\n');
            }
        }

        private boolean isQuotedFrom(byte[] line) {
            int at = 0;
            while (at < line.length && line[at] == '>') {
                at++;
            }
            return at > 0
                    && java.util.Arrays.equals(
                            line,
                            at,
                            Math.min(line.length, at + MARK.length),
                            MARK,
                            0,
                            MARK.length);
        }

        private void finish() {
            if (open) {
                count++;
                String source = path + "#" + count;
                reader.accept(new RawMessage(source, message.toByteArray(), truncated));
            }
            message.reset();
            truncated = false;
        }
    }
}
