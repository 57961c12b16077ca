package outlay.campaign.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One email of a sequence.
 *
 * @param number 1 is the first email
 * @param afterDays times 24 hours after the step before it was accepted
 * @param wording what it says; variants may say something else instead
 */
public record Step(int number, int afterDays, Wording wording, List<Variant> variants) {

    /** A step that says the same to everybody. */
    public Step(
            int number,
            int afterDays,
            @Nullable String subject,
            String text,
            @Nullable String html) {
        this(number, afterDays, new Wording(subject, text, html), List.of());
    }

    /** Returns all that it says to somebody, each whole. */
    public List<Wording> wordings() {
        return variants.isEmpty()
                ? List.of(wording)
                : variants.stream().map(variant -> variant.wording().or(wording)).toList();
    }
}
