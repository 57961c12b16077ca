package outlay.delivery.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outlay.campaign.plan.Limits;
import outlay.db.Transaction;
import outlay.delivery.Message;
import outlay.delivery.MessageStore;

/**
 * When one sender's last messages left, of any campaign: a mailbox has one quota, whoever uses it
 * (decision D41).
 *
 * <p>Only as many are kept as the largest limit asks about. Only one process sends, so that what
 * the run remembers is true.
 */
final class SenderHistory {
    /** Longer than any calendar day. */
    private static final Duration HORIZON = Duration.ofDays(2);

    private final List<Long> campaigns;

    /** Oldest first. */
    private final List<Instant> times = new ArrayList<>();

    /** When this run found an address invalid that a message would have gone to; oldest first. */
    private final List<Instant> found = new ArrayList<>();

    private int enough;
    private long lastMessage;
    private @Nullable Instant lastTry;

    /** Begins with nothing, for a sender with these campaigns. */
    SenderHistory(List<Long> campaigns) {
        this.campaigns = List.copyOf(campaigns);
    }

    /** Makes sure that enough is known to answer for these limits. */
    void remember(Transaction tx, Limits limits) {
        int asked = Math.max(limits.perDay().orElse(0), limits.perHour().orElse(0));
        if (asked > 0 && enough < asked + Pace.MOST_IN_FLIGHT) {
            // As many more as can be in flight: these may be taken back.
            enough = asked + Pace.MOST_IN_FLIGHT;
            load(tx);
        }
        if (limits.gapMax() > 0 && lastTry == null) {
            campaigns.forEach(id -> MessageStore.lastCounted(tx, id).ifPresent(this::consider));
        }
    }

    private void load(Transaction tx) {
        times.clear();
        Instant since = tx.now().minus(HORIZON);
        campaigns.forEach(id -> times.addAll(MessageStore.counted(tx, id, since, enough)));
        Collections.sort(times);
        trim();
    }

    private void consider(Message message) {
        Instant latest = lastTry;
        if (latest == null || message.intendedAt().isAfter(latest)) {
            lastMessage = message.id();
            lastTry = message.intendedAt();
        }
    }

    void add(long message, Instant at) {
        lastMessage = message;
        lastTry = at;
        times.add(at);
        if (times.size() > 2 * enough) {
            trim();
        }
    }

    private void trim() {
        times.subList(0, Math.max(0, times.size() - enough)).clear();
    }

    /** Takes back a message that did not leave; that it was tried still makes a gap. */
    void remove(Instant at) {
        int index = times.lastIndexOf(at);
        if (index >= 0) {
            times.remove(index);
        }
    }

    /** Takes note of an address that was found invalid. */
    void foundInvalid(Instant at) {
        found.add(at);
    }

    /**
     * Returns when the last but {@code n - 1} message left; empty when there are fewer. No more
     * addresses are found invalid than messages may leave: they count in the same way, by
     * themselves.
     */
    Optional<Instant> last(int n) {
        return Stream.of(times, found)
                .filter(list -> list.size() >= n)
                .map(list -> list.get(list.size() - n))
                .max(Comparator.naturalOrder());
    }

    /** Returns how many messages have left since a moment, or how many addresses were invalid. */
    int countSince(Instant moment) {
        return Math.max(countSince(times, moment), countSince(found, moment));
    }

    private static int countSince(List<Instant> list, Instant moment) {
        int first = list.size();
        while (first > 0 && !list.get(first - 1).isBefore(moment)) {
            first--;
        }
        return list.size() - first;
    }

    /** Returns when the last message left or was tried, if there was one. */
    Optional<Instant> lastTry() {
        return Optional.ofNullable(lastTry);
    }

    /** Returns the number of that message. */
    long lastMessage() {
        return lastMessage;
    }
}
