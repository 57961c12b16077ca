package outlay.delivery.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
import outlay.delivery.SentBy;
import outlay.delivery.SentMessages;
import outlay.mailbox.Quota;

/**
 * When one sender's last messages left, of any campaign: it has one quota, whoever uses it
 * (decision D41).
 *
 * <p>Only as many are kept as the largest limit asks about. Only one process sends, so that what
 * the run remembers is true.
 */
final class SenderHistory {
    /** Longer than any calendar day. */
    private static final Duration HORIZON = Duration.ofDays(2);

    private final SentBy by;
    private final List<Long> ids;
    private final int mostInFlight;

    /** Oldest first. */
    private final List<Instant> times = new ArrayList<>();

    /** When this run found an address invalid that a message would have gone to; oldest first. */
    private final List<Instant> found = new ArrayList<>();

    private int enough;
    private long lastMessage;
    private @Nullable Instant lastTry;
    private @Nullable SendingDays days;

    /** Begins with nothing, for what these campaigns or mailboxes have sent. */
    SenderHistory(SentBy by, List<Long> ids, int mostInFlight) {
        this.mostInFlight = mostInFlight;
        this.by = by;
        this.ids = List.copyOf(ids);
    }

    /** Makes sure that enough is known to answer for these limits. */
    void remember(Transaction tx, Limits limits) {
        int asked = Math.max(limits.perDay().orElse(0), limits.perHour().orElse(0));
        if (asked > 0 && enough < asked + mostInFlight) {
            // As many more as can be in flight: these may be taken back.
            enough = asked + mostInFlight;
            load(tx);
        }
        if (limits.gapMax() > 0 && lastTry == null) {
            ids.forEach(id -> sent(tx, id).last().ifPresent(this::consider));
        }
    }

    /** Makes sure that all of the last days is known, and what a ramp asks. */
    void remember(Transaction tx, Quota quota) {
        if (enough < Integer.MAX_VALUE / 2) {
            enough = Integer.MAX_VALUE / 2;
            load(tx);
        }
        remember(tx, quota.limits());
        if (quota.ramp().isPresent()) {
            days = SendingDays.load(sent(tx, ids.get(0)), quota, tx.now());
        }
    }

    private SentMessages sent(Transaction tx, long id) {
        return new SentMessages(tx, by, id);
    }

    private void load(Transaction tx) {
        times.clear();
        Instant since = tx.now().minus(HORIZON);
        ids.forEach(id -> times.addAll(sent(tx, id).times(since, enough)));
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
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (list.get(middle).isBefore(moment)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return list.size() - low;
    }

    /** Returns on how many days before this one something was sent; as far as a ramp asks. */
    int daysOfSendingBefore(LocalDate day) {
        return days == null ? 0 : days.before(day, times);
    }

    /** Returns when the last message left or was tried, if there was one. */
    Optional<Instant> lastTry() {
        return Optional.ofNullable(lastTry);
    }

    /** Returns the number of that message. */
    long lastMessage() {
        return lastMessage;
    }

    /**
     * The calendar days on which something was sent.
     *
     * @param before how many there were before the day on which the run began
     */
    private record SendingDays(int before, LocalDate begun, ZoneId timezone) {
        static SendingDays load(SentMessages sent, Quota quota, Instant now) {
            ZoneId timezone = quota.timezone();
            LocalDate today = now.atZone(timezone).toLocalDate();
            Instant midnight = today.atStartOfDay(timezone).toInstant();
            int days = 0;
            Optional<Instant> next = sent.first(Instant.EPOCH);
            while (days < quota.daysThatMatter() && next.filter(midnight::isAfter).isPresent()) {
                days++;
                LocalDate day = next.get().atZone(timezone).toLocalDate();
                next = sent.first(day.plusDays(1).atStartOfDay(timezone).toInstant());
            }
            return new SendingDays(days, today, timezone);
        }

        int before(LocalDate day, List<Instant> times) {
            if (!day.isAfter(begun)) {
                return before;
            }
            return before
                    + (int)
                            times.stream()
                                    .map(time -> time.atZone(timezone).toLocalDate())
                                    .filter(each -> !each.isBefore(begun) && each.isBefore(day))
                                    .distinct()
                                    .count();
        }
    }
}
