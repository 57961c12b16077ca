package outlay.inbound;

import java.util.List;

/** Recognises what a person answers: by what the message refers to, or by its subject. */
final class Replies {
    private Replies() {}

    static List<Report> in(Letter letter) {
        boolean answers =
                Senders.isAnswering(letter)
                        || Signs.WORDINGS.begins("answer-subject", letter.folded("subject"));
        return answers && !Senders.isList(letter)
                ? List.of(
                        new Report(
                                Kind.REPLY,
                                letter.from(),
                                null,
                                false,
                                Reason.NONE,
                                letter.subject()))
                : List.of();
    }
}
