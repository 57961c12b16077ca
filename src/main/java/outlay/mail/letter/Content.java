package outlay.mail.letter;

import org.jspecify.annotations.Nullable;

/**
 * What a letter says, rendered for one recipient.
 *
 * @param html the same as html, or null for a letter of plain text
 */
public record Content(String subject, String text, @Nullable String html) {}
