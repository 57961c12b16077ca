package outlay.delivery.ahead;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is in the way of whom: senders who share a limit, or the first emails of a campaign. Until a
 * rival wakes, a sender may go on as if it were alone (decision D142).
 */
final class Rivals {
    private final Map<PlannedSender, List<PlannedSender>> byLimits = new HashMap<>();

    Rivals(List<PlannedSender> senders) {
        for (PlannedSender sender : senders) {
            byLimits.put(
                    sender,
                    senders.stream()
                            .filter(each -> each != sender && each.pace().shares(sender.pace()))
                            .toList());
        }
    }

    /** Returns when the first rival of a sender wakes; the distant future without any. */
    Instant wakeAt(PlannedSender sender) {
        Instant first = Instant.MAX;
        for (PlannedSender rival : byLimits.getOrDefault(sender, List.of())) {
            first = earlier(first, rival.wakesAt());
        }
        for (PlannedLane lane : sender.lanes()) {
            if (!lane.course().firstEmails().isEmpty()) {
                for (PlannedLane other : lane.course().lanes()) {
                    first = other == lane ? first : earlier(first, other.sender().wakesAt());
                }
            }
        }
        return first;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
