package outlay.inbound.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outlay.ForwardStream;

/**
 * How far an mbox has been read.
 *
 * @param start where the last message begins
 * @param end where it ended: bytes of the file that have been read
 * @param sum a checksum of all of them; other programs write the file anew when a message is
 *     deleted, or marked as read
 */
record MboxPlace(long start, long end, long sum) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18}):([0-9a-f]{1,8})");

    static Optional<MboxPlace> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new MboxPlace(
                                Long.parseLong(matcher.group(1)),
                                Long.parseLong(matcher.group(2)),
                                Long.parseLong(matcher.group(3), 16)))
                : Optional.empty();
    }

    /**
     * Returns where to go on in a file: behind the last message, or at its beginning when only a
     * part of it was there by then; empty when the file is not the one that was read.
     */
    Optional<Long> resume(Path path) throws IOException {
        try (InputStream stream = ForwardStream.open(path)) {
            BoundedLines lines = new BoundedLines(stream, Mbox.LONGEST_SEPARATOR);
            if (lines.skip(end) < end || lines.sum() != sum) {
                return Optional.empty();
            }
            boolean more = lines.next();
            while (more && lines.isBlank()) {
                more = lines.next();
            }
            return Optional.of(more && !Mbox.isSeparator(lines) ? start : end);
        }
    }

    @Override
    public String toString() {
        return start + "-" + end + ":" + Long.toHexString(sum);
    }
}
