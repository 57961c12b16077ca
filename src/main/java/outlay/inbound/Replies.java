package outlay.inbound;

import java.util.List;

/** Recognises what a person answers: by what the message refers to, or by its subject. */
final class Replies {
    private Replies() {}

    static List<Report> in(Letter letter) {
        Headers headers = letter.headers();
        boolean answers =
                headers.has("in-reply-to")
                        || headers.has("references")
                        || Signs.WORDING.begins("answer-subject", letter.folded("subject"));
        boolean list = headers.has("list-id") || headers.has("list-unsubscribe");
        return answers && !list
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
