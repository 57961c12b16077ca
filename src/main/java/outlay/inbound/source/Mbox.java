package outlay.inbound.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
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
    static final int LONGEST_SEPARATOR = 500;

    private final Path path;
    private final InputStream stream;
    private final int mostBytes;
    private final Optional<MboxPlace> since;
    private Optional<String> notice = Optional.empty();

    /** Reads a stream, which it closes; {@code path} is what to call it. */
    Mbox(Path path, InputStream stream, SourceOptions options) {
        this.path = path;
        this.stream = stream;
        this.mostBytes = options.mostBytes();
        this.since = options.bookmark().last().flatMap(MboxPlace::parse);
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
            lines.skip(begin());
            while (lines.next()) {
                splitter.add(lines);
            }
            splitter.finish(lines.end(), lines.sum());
        } catch (IOException e) {
            throw MessageFiles.unreadable(path, e);
        }
    }

    private long begin() throws IOException {
        Optional<Long> behind = Optional.empty();
        if (since.isPresent()) {
            behind = since.get().resume(path);
            notice = behind.isPresent() ? notice : Optional.of("was written anew");
        }
        return behind.orElse(0L);
    }

    @Override
    public Optional<String> notice() {
        return notice;
    }

    @Override
    public void close() {
        SingleMessage.close(path.toString(), stream);
    }

    static boolean isSeparator(BoundedLines line) {
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
        private long start;
        private boolean afterEmpty = true;
        private boolean truncated;

        Splitter(Consumer<RawMessage> reader) {
            this.reader = reader;
        }

        void add(BoundedLines line) {
            if (afterEmpty && isSeparator(line)) {
                finish(line.start(), line.sumBefore());
                count++;
                start = line.start();
            } else {
                int from = isQuoted(line) ? 1 : 0;
                int room = mostBytes - message.size();
                truncated |= line.isCut() || line.length() - from > room;
                message.write(line.bytes(), from, Math.min(line.length() - from, room));
            }
            afterEmpty = line.isBlank();
        }

        /** Hands out the message that the next separator, or the end of the file, ends. */
        void finish(long end, long sum) {
            if (count > 0) {
                String mark = new MboxPlace(start, end, sum).toString();
                String source = path + "#" + count;
                reader.accept(new RawMessage(source, message.toByteArray(), truncated, mark));
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
