package outlay.inbound.report;

import java.util.Locale;
import outlay.inbound.mime.Decoding;
import outlay.inbound.mime.MentionedAddresses;
import outlay.refusal.Codes;
import outlay.refusal.PlainWords;
import outlay.refusal.Wordings;

/**
 * Weighs whether a message is a mail system's report on delivery. No single sign is enough: people
 * reply to reports and quote them, and vacation programs write with the empty return path, too.
 */
final class Evidence {
    private static final int ENOUGH = 4;
    private static final Wordings SIGNS = Signs.WORDINGS;

    private Evidence() {}

    static boolean isReport(ReceivedMail letter) {
        boolean passed = isDaemon(letter) || !SenderSigns.isList(letter); // groups pass reports on
        int origin = originWeight(letter);
        return passed && origin > 0 && origin + wordWeight(letter) >= ENOUGH;
    }

    /** Weighs what people's mail programs do not write. */
    private static int originWeight(ReceivedMail letter) {
        int weight = 0;
        weight += isDaemon(letter) ? 2 : 0;
        weight += SenderSigns.isNobody(letter) ? 1 : 0;
        weight += letter.headers().has("x-failed-recipients") ? 3 : 0;
        weight += letter.reportType().equals("delivery-status") ? 3 : 0;
        weight += letter.returned().isEmpty() ? 0 : 1;
        return weight;
    }

    private static int wordWeight(ReceivedMail letter) {
        String subject = letter.foldedSubject();
        String text = letter.prose() + letter.deliveryStatus();
        boolean answers = SIGNS.begins("answer-subject", subject);
        int weight = 0;
        weight += !answers && SIGNS.has("report-subject", subject) ? 2 : 0;
        weight += saysOutcome(text) ? 2 : 0;
        weight -= MentionedAddresses.next(text, 0) == null ? 1 : 0;
        weight -= answers || AutoReplies.saysSubject(letter) ? 3 : 0;
        return weight;
    }

    /**
     * Returns whether a text tells what became of a message: in words, or by code in any language.
     */
    private static boolean saysOutcome(String text) {
        String folded = PlainWords.fold(text);
        return Codes.enhanced(text) != null
                || SIGNS.has("failure", folded)
                || SIGNS.has("delayed", folded)
                || SIGNS.has("delivered", folded);
    }

    private static boolean isDaemon(ReceivedMail letter) {
        String from = letter.headers().first("from");
        String folded = Decoding.header(from).toLowerCase(Locale.ROOT);
        return from.strip().equals("<>") || SIGNS.has("daemon", folded);
    }
}
