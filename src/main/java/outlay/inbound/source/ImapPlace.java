package outlay.inbound.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far an IMAP folder has been read: the number of the last message, which is good as long as
 * the folder's UIDVALIDITY stays the same (RFC 3501, 2.3.1.1).
 */
record ImapPlace(long validity, long uid) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,10}):(\\d{1,10})");

    static Optional<ImapPlace> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new ImapPlace(
                                Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return validity + ":" + uid;
    }
}
