package outlay.inbound.report;

import java.util.List;
import java.util.Locale;
import outlay.inbound.mime.MentionedAddresses;
import outlay.inbound.optout.OptOuts;
import outlay.refusal.Wordings;

/**
 * Recognises requests for no more mail: what the {@code mailto} of our List-Unsubscribe makes a
 * mail program send (RFC 2369), the token alone, and what people write when they mean the same.
 */
final class Requests {
    private static final Wordings SIGNS = Signs.WORDINGS;
    private static final int LONGEST_REQUEST = 80;

    private Requests() {}

    static List<Report> in(ReceivedMail letter) {
        String text = letter.own().strip();
        boolean asks =
                isRequest(letter.foldedSubject(), "unsubscribe-subject")
                        || (!isAnswer(letter) && OptOuts.isOne(letter.subject()))
                        || (AutoReplies.in(letter).isEmpty() && OptOuts.isOne(text))
                        || toRequestAddress(letter)
                        || !Tokens.in(letter.subject()).isEmpty()
                        || Tokens.in(text).contains(text.toLowerCase(Locale.ROOT));
        boolean own = !AutoReplies.saysSubject(letter) && !SenderSigns.isList(letter);
        return asks && own ? List.of(report(letter)) : List.of();
    }

    private static Report report(ReceivedMail letter) {
        return new Report(
                ReportKind.UNSUBSCRIBE,
                letter.from(),
                null,
                false,
                ReportReason.NONE,
                letter.subject());
    }

    /** The subject of an answer is our own. */
    private static boolean isAnswer(ReceivedMail letter) {
        return SIGNS.begins("answer-subject", letter.foldedSubject());
    }

    private static boolean isRequest(String folded, String family) {
        return folded.length() <= LONGEST_REQUEST && SIGNS.begins(family, folded);
    }

    private static boolean toRequestAddress(ReceivedMail letter) {
        return MentionedAddresses.all(letter.headers().first("to")).stream()
                .map(address -> address.toLowerCase(Locale.ROOT))
                .anyMatch(address -> SIGNS.begins("unsubscribe-address", address));
    }
}
