package outlay.inbound.report;

import java.util.List;

/** Tells by its headers what kind of sender a message has. */
final class SenderSigns {
    private SenderSigns() {}

    /**
     * Returns whether it came with the empty return path, as reports and many programs' answers do.
     */
    static boolean isNobody(ReceivedMail letter) {
        return letter.headers().all("return-path").stream()
                .anyMatch(path -> path.strip().equals("<>") || path.isBlank());
    }

    /** Returns whether it went to many: a mailing list or a newsletter (RFC 2369, RFC 2919). */
    static boolean isList(ReceivedMail letter) {
        return List.of("list-id", "list-post", "list-unsubscribe").stream()
                .anyMatch(letter.headers()::has);
    }

    /** Returns whether it refers to the message that it answers. */
    static boolean isAnswering(ReceivedMail letter) {
        return letter.headers().has("in-reply-to") || letter.headers().has("references");
    }
}
