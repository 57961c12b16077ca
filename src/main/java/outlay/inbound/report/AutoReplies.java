package outlay.inbound.report;

import java.util.List;
import java.util.Locale;
import outlay.refusal.Wordings;

/** Recognises what programs answer (RFC 3834): by header, or by subject in many languages. */
final class AutoReplies {
    private static final Wordings SIGNS = Signs.WORDINGS;
    private static final List<String> HEADERS =
            List.of(
                    "x-autoreply",
                    "x-autorespond",
                    "x-autoresponder",
                    "x-auto-reply",
                    "x-vacation");

    private AutoReplies() {}

    static List<Report> in(ReceivedMail letter) {
        boolean answered = saysSubject(letter) || saysHeader(letter);
        if (!answered || SenderSigns.isList(letter)) {
            return List.of();
        }
        return List.of(
                new Report(
                        ReportKind.AUTO_REPLY,
                        null,
                        null,
                        false,
                        ReportReason.VACATION,
                        letter.subject()));
    }

    /** Returns whether the subject is that of an automatic reply. */
    static boolean saysSubject(ReceivedMail letter) {
        String subject = letter.foldedSubject();
        return SIGNS.begins("auto-subject", subject)
                || SIGNS.has("away-subject", subject)
                || (isOfMachine(letter) && SIGNS.has("absence-subject", subject));
    }

    /** People write about holidays, too; their mail programs do not do this. */
    private static boolean isOfMachine(ReceivedMail letter) {
        return SenderSigns.isNobody(letter)
                || isBulk(letter)
                || !lower(letter, "auto-submitted").isEmpty();
    }

    private static boolean saysHeader(ReceivedMail letter) {
        String submitted = lower(letter, "auto-submitted");
        boolean answers = SenderSigns.isAnswering(letter);
        return submitted.startsWith("auto-replied")
                || HEADERS.stream().anyMatch(letter.headers()::has)
                || lower(letter, "precedence").startsWith("auto")
                || (answers && (isBulk(letter) || submitted.startsWith("auto-")));
    }

    private static boolean isBulk(ReceivedMail letter) {
        String precedence = lower(letter, "precedence");
        return letter.headers().has("x-auto-response-suppress")
                || precedence.equals("bulk")
                || precedence.equals("junk");
    }

    private static String lower(ReceivedMail letter, String name) {
        return letter.headers().first(name).strip().toLowerCase(Locale.ROOT);
    }
}
