package outlay.inbound.report;

import java.util.List;

/** Recognises what a person answers: by what the message refers to, or by its subject. */
final class Replies {
    private Replies() {}

    static List<Report> in(ReceivedMail letter) {
        boolean answers =
                SenderSigns.isAnswering(letter)
                        || Signs.WORDINGS.begins("answer-subject", letter.foldedSubject());
        return answers && !SenderSigns.isList(letter)
                ? List.of(
                        new Report(
                                ReportKind.REPLY,
                                letter.from(),
                                null,
                                false,
                                ReportReason.NONE,
                                letter.subject()))
                : List.of();
    }
}
