package outlay.inbound;

import java.util.List;

/** Tells by its headers what kind of sender a message has. */
final class Senders {
    private Senders() {}

    /**
     * Returns whether it came with the empty return path, as reports and many programs' answers do.
     */
    static boolean isNobody(Letter letter) {
        return letter.headers().all("return-path").stream()
                .anyMatch(path -> path.strip().equals("<>") || path.isBlank());
    }

    /** Returns whether it went to many: a mailing list or a newsletter (RFC 2369, RFC 2919). */
    static boolean isList(Letter letter) {
        return List.of("list-id", "list-post", "list-unsubscribe").stream()
                .anyMatch(letter.headers()::has);
    }

    /** Returns whether it refers to the message that it answers. */
    static boolean isAnswering(Letter letter) {
        return letter.headers().has("in-reply-to") || letter.headers().has("references");
    }
}
