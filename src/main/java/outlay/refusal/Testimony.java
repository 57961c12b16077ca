package outlay.refusal;

import org.jspecify.annotations.Nullable;

/**
 * A refusal as the judge hears it: its texts folded, its codes and step found, each once.
 *
 * @param refusing the part of the words from the first refusing code on; may be empty
 * @param status the enhanced status that tells most, or null
 * @param code the SMTP reply code, or null
 */
record Testimony(
        String refusing,
        String words,
        String context,
        @Nullable String status,
        @Nullable String code,
        Stage stage) {

    static Testimony of(Refusal refusal) {
        String words = PlainWords.fold(refusal.words());
        String context =
                refusal.context().equals(refusal.words())
                        ? words
                        : PlainWords.fold(refusal.context());
        return new Testimony(
                PlainWords.fold(Codes.refusal(refusal.words())),
                words,
                context,
                refusal.status(),
                refusal.code(),
                Stage.of(refusal.at(), words, context));
    }
}
