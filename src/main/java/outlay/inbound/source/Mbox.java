package outlay.inbound.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import outlay.inbound.mime.RawMessage;

/**
 * An mbox file (RFC 4155): each message begins with a {@code From } line that has a time and
 * follows an empty line; {@code >From } inside a message loses one {@code >} (mboxrd and mboxo).
 */
final class Mbox implements MailSource {
    private static final byte[] MARK = "From ".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern SEPARATOR = Pattern.compile("From .{0,400}\\d:\\d\\d.*");
    private static final int LONGEST_SEPARATOR = 500;

    private final Path path;
    private final InputStream stream;
    private final int mostBytes;

    /** Reads a stream, which it closes; {@code path} is what to call it. */
    Mbox(Path path, InputStream stream, SourceOptions options) {
        this.path = path;
        this.stream = stream;
        this.mostBytes = options.mostBytes();
    }

    /** Returns whether a stream, which must be able to go back, begins as an mbox does. */
    static boolean isMbox(InputStream stream) throws IOException {
        stream.mark(LONGEST_SEPARATOR);
        byte[] begin = stream.readNBytes(LONGEST_SEPARATOR);
        stream.reset();
        return isSeparator(begin);
    }

    @Override
    public void forEach(Consumer<RawMessage> reader) {
        try {
            Splitter splitter = new Splitter(reader);
            BoundedLine line = new BoundedLine(mostBytes);
            while (line.read(stream)) {
                splitter.add(line);
            }
            splitter.finish();
        } catch (IOException e) {
            throw MessageFiles.unreadable(path, e);
        }
    }

    @Override
    public void close() {
        SingleMessage.close(path.toString(), stream);
    }

    private static boolean isSeparator(byte[] line) {
        if (!startsWithMark(line, 0)) {
            return false;
        }
        int length = Math.min(line.length, LONGEST_SEPARATOR);
        String text = new String(line, 0, length, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        return SEPARATOR.matcher(first.stripTrailing()).matches();
    }

    private static boolean startsWithMark(byte[] line, int from) {
        int to = from + MARK.length;
        return line.length >= to && Arrays.equals(line, from, to, MARK, 0, MARK.length);
    }

    /** Puts lines together to messages, keeping no more than the beginning of each. */
    private final class Splitter {
        private final Consumer<RawMessage> reader;
        private final ByteArrayOutputStream message = new ByteArrayOutputStream();
        private int count;
        private boolean afterEmpty = true;
        private boolean truncated;

        Splitter(Consumer<RawMessage> reader) {
            this.reader = reader;
        }

        void add(BoundedLine line) {
            byte[] bytes = line.bytes();
            if (afterEmpty && isSeparator(bytes)) {
                finish();
                count++;
            } else {
                int from = isQuoted(bytes) ? 1 : 0;
                truncated |= line.isCut() || bytes.length - from > mostBytes - message.size();
                message.write(
                        bytes, from, Math.min(bytes.length - from, mostBytes - message.size()));
            }
            afterEmpty = new String(bytes, StandardCharsets.ISO_8859_1).isBlank();
        }

        /** Hands out the message that the next separator, or the end of the file, ends. */
        void finish() {
            if (count > 0) {
                String source = path + "#" + count;
                reader.accept(new RawMessage(source, message.toByteArray(), truncated));
            }
            message.reset();
            truncated = false;
        }

        private static boolean isQuoted(byte[] line) {
            int at = 0;
            while (at < line.length && line[at] == '>') {
                at++;
            }
            return at > 0 && startsWithMark(line, at);
        }
    }

    /** The line read last, with its end; the rest of one that is too long is skipped. */
    private static final class BoundedLine {
        private final int mostBytes;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private boolean cut;

        BoundedLine(int mostBytes) {
            this.mostBytes = mostBytes;
        }

        /** Reads a line; false at the end of the stream. */
        boolean read(InputStream stream) throws IOException {
            line.reset();
            cut = false;
            int next = stream.read();
            boolean some = next >= 0;
            while (next >= 0) {
                if (line.size() < mostBytes) {
                    line.write(next);
                } else {
                    cut = true;
                }
                next = next == '\n' ? -1 : stream.read();
            }
            return some;
        }

        byte[] bytes() {
            return line.toByteArray();
        }

        boolean isCut() {
            return cut;
        }
    }
}
