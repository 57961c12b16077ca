package outlay.credit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the log are wanted; what is null does not matter.
 *
 * @param campaign lines of campaigns with this name, deleted ones too
 * @param since lines of this time or later
 * @param until lines before this time
 * @param limit the last so many of those lines
 * @param detail one line for each entry, with its recipient's email address
 */
public record LogRequest(
        @Nullable String campaign,
        @Nullable MovementKind kind,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Integer limit,
        boolean detail) {}
