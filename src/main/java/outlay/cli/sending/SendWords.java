package outlay.cli.sending;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.cli.command.Times;

/** The counts of a run in words. */
final class SendWords {
    private SendWords() {}

    static String title(String field) {
        return switch (field) {
            case "inDoubt" -> "In doubt";
            case "suppressed" -> "On the do-not-email list";
            case "held" -> "Held back";
            default -> Character.toUpperCase(field.charAt(0)) + field.substring(1);
        };
    }

    static Optional<String> instant(@Nullable Object value) {
        return value instanceof Optional<?> optional && optional.orElse(null) instanceof Instant at
                ? Optional.of(Times.text(at))
                : Optional.empty();
    }
}
