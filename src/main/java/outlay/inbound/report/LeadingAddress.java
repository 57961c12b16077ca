package outlay.inbound.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import outlay.inbound.mime.MentionedAddresses;
import outlay.refusal.PlainWords;

/** The address that a line of a report begins with, as in {@code <ann@a.example>: unknown}. */
final class LeadingAddress {
    /** Decoration, then maybe the codes of a reply, or the command refused, before the address. */
    private static final Pattern BEFORE =
            Pattern.compile(
                    "[ \\t>*<\"'\\[(|-]{0,40}"
                            + "(?:[245]\\d\\d[ -](?:#?[245]\\.\\d{1,3}\\.\\d{1,3} )?"
                            + "|(?i:RCPT TO): ?)?"
                            + "[ <\"']{0,4}");

    /**
     * What Sendmail writes about a host, or a conversation with it, before it names whom it hit.
     */
    private static final Pattern HOST =
            Pattern.compile(
                    "\\.{0,3} ?while talking to .*|[245]\\d\\d [\\w.-]+ \\(.*",
                    Pattern.CASE_INSENSITIVE);

    private LeadingAddress() {}

    /**
     * Returns the recipient that a line begins with, or null.
     *
     * @param previous the line before it that is not empty: after "a message sent by" comes the
     *     sender
     */
    static @Nullable String in(String line, String previous) {
        MentionedAddresses.Found found = MentionedAddresses.next(line, 0);
        if (found == null || !isLead(line.substring(0, found.start()))) {
            return null;
        }
        if (Signs.WORDINGS.has("before-sender", PlainWords.foldBefore(tail(previous)))) {
            return null;
        }
        MentionedAddresses.Found second = MentionedAddresses.next(line, found.end());
        boolean named =
                second != null && line.substring(found.end(), second.start()).strip().equals("<");
        return named && second != null ? second.address() : found.address();
    }

    /** Returns whether a line without an address is about the recipient named after it. */
    static boolean announces(String line) {
        return HOST.matcher(line).matches();
    }

    private static String tail(String line) {
        return line.substring(Math.max(0, line.length() - 60));
    }

    private static boolean isLead(String before) {
        Matcher matcher = BEFORE.matcher(before);
        return before.length() < 64 && matcher.matches();
    }
}
