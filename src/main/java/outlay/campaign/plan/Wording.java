package outlay.campaign.plan;

import org.jspecify.annotations.Nullable;

/**
 * What an email says, as Liquid templates. In a step and its variants any may be absent.
 *
 * @param subject absent: the email continues the conversation
 * @param html the same as the text, for a letter of both
 */
public record Wording(@Nullable String subject, @Nullable String text, @Nullable String html) {
    /** Returns this, with what another one says where this says nothing. */
    public Wording or(Wording other) {
        return new Wording(
                subject == null ? other.subject : subject,
                text == null ? other.text : text,
                html == null ? other.html : html);
    }
}
