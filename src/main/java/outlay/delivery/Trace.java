package outlay.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What a message leaves behind, for later ones of its conversation and for who compares variants.
 *
 * @param domain at the right of its Message-ID; null for messages of earlier versions
 * @param subject as the recipient got it, when it began a conversation
 * @param variant of its step, when that has several
 */
public record Trace(@Nullable String domain, @Nullable String subject, @Nullable String variant) {
    /** Earlier versions knew no other emails than those that begin one. */
    boolean beginsConversation() {
        return subject != null || domain == null;
    }
}
