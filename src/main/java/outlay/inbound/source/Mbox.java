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
        String text = new String(begin, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        return isSeparator(end < 0 ? text : text.substring(0, end));
    }

    @Override
    public void forEach(Consumer<RawMessage> reader) {
        try {
            Splitter splitter = new Splitter(reader);
            BoundedLines lines = new BoundedLines(stream, mostBytes);
            while (lines.next()) {
                splitter.add(lines);
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

    private static boolean isSeparator(BoundedLines line) {
        return startsWithMark(line, 0) && isSeparator(line.text(LONGEST_SEPARATOR));
    }

    private static boolean isSeparator(String line) {
        return SEPARATOR.matcher(line.stripTrailing()).matches();
    }

    private static boolean startsWithMark(BoundedLines line, int from) {
        int to = from + MARK.length;
        return line.length() >= to && Arrays.equals(line.bytes(), from, to, MARK, 0, MARK.length);
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

        void add(BoundedLines line) {
            if (afterEmpty && isSeparator(line)) {
                finish();
                count++;
            } else {
                int from = isQuoted(line) ? 1 : 0;
                int room = mostBytes - message.size();
                truncated |= line.isCut() || line.length() - from > room;
                message.write(line.bytes(), from, Math.min(line.length() - from, room));
            }
            afterEmpty = line.isBlank();
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

        private static boolean isQuoted(BoundedLines line) {
            int at = 0;
            while (at < line.length() && line.bytes()[at] == '>') {
                at++;
            }
            return at > 0 && startsWithMark(line, at);
        }
    }
}
