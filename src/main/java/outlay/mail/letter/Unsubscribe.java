package outlay.mail.letter;

import org.jspecify.annotations.Nullable;

/**
 * How one recipient can leave (RFC 2369, RFC 8058).
 *
 * @param mailto a whole {@code mailto:} URI with its token, or null
 * @param url an {@code https:} URL (one click is offered) or {@code http:} URL, or null
 */
public record Unsubscribe(@Nullable String mailto, @Nullable String url) {
    /** No way to leave: mail that is not commercial. */
    public static final Unsubscribe NONE = new Unsubscribe(null, null);
}
