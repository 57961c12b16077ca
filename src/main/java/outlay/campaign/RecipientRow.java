package outlay.campaign;

import java.time.Instant;
import java.util.Optional;

/**
 * A recipient as users see it.
 *
 * @param phase as {@link Recipient#phase} has it
 * @param sentAt when the last step was accepted
 */
public record RecipientRow(
        String email,
        RecipientStatus status,
        String phase,
        Optional<Instant> sentAt,
        RecipientCredit credit,
        String reason) {}
