package outlay.inbound;

import java.util.List;
import java.util.Locale;

/** Recognises what programs answer (RFC 3834): by header, or by subject in many languages. */
final class AutoReplies {
    private static final Wording SIGNS = Signs.WORDING;
    private static final List<String> HEADERS =
            List.of(
                    "x-autoreply",
                    "x-autorespond",
                    "x-autoresponder",
                    "x-auto-reply",
                    "x-vacation");

    private AutoReplies() {}

    static List<Report> in(Letter letter) {
        if (!saysHeader(letter) && !saysSubject(letter)) {
            return List.of();
        }
        return List.of(
                new Report(Kind.AUTO_REPLY, null, null, false, Reason.VACATION, letter.subject()));
    }

    /** Returns whether the subject is that of an automatic reply. */
    static boolean saysSubject(Letter letter) {
        String subject = letter.folded("subject");
        return SIGNS.begins("auto-subject", subject) || SIGNS.has("away-subject", subject);
    }

    private static boolean saysHeader(Letter letter) {
        Headers headers = letter.headers();
        String submitted = lower(headers, "auto-submitted");
        String precedence = lower(headers, "precedence");
        boolean answers = headers.has("in-reply-to") || headers.has("references");
        boolean answersInBulk =
                headers.has("x-auto-response-suppress")
                        || precedence.equals("bulk")
                        || precedence.equals("junk");
        return (!submitted.isEmpty() && !submitted.startsWith("no"))
                || HEADERS.stream().anyMatch(headers::has)
                || precedence.startsWith("auto")
                || (answers && answersInBulk);
    }

    private static String lower(Headers headers, String name) {
        return headers.first(name).strip().toLowerCase(Locale.ROOT);
    }
}
