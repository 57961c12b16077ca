package outlay.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import outlay.campaign.Campaign;
import outlay.campaign.Limits;
import outlay.campaign.Schedule;
import outlay.db.Transaction;

/**
 * How fast one campaign may send: its schedule, and its limits over the messages that it has sent,
 * by this run and earlier ones. Only one process sends, so that what it remembers is true.
 */
final class Pace {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Schedule schedule;
    private final Limits limits;

    /** When the messages that still count were handed over, oldest first. */
    private final Deque<Instant> counted = new ArrayDeque<>();

    private Instant afterGap = Instant.MIN;

    /** What holds a campaign back, and until when. */
    record Hold(String by, Instant until) {}

    private Pace(Schedule schedule, Limits limits) {
        this.schedule = schedule;
        this.limits = limits;
    }

    static Pace of(Transaction tx, Campaign campaign) {
        Pace pace = new Pace(campaign.settings().schedule(), campaign.settings().limits());
        if (pace.counts()) {
            Instant since = pace.oldestThatCounts(tx.now());
            pace.counted.addAll(MessageStore.counted(tx, campaign.id(), since));
        }
        if (pace.limits.gapMax() > 0) {
            MessageStore.lastCounted(tx, campaign.id())
                    .ifPresent(last -> pace.startGap(last.id(), last.intendedAt()));
        }
        return pace;
    }

    /** Returns what holds the campaign back at this time; empty when it may send. */
    Optional<Hold> hold(Instant now) {
        Instant open = schedule.nextOpen(now);
        if (open.isAfter(now)) {
            return Optional.of(new Hold("schedule", open));
        }
        return byDay(now).or(() -> byHour(now)).or(() -> byGap(now));
    }

    /** Returns the first moment from this time on at which the campaign may send. */
    Instant mayGoAt(Instant from) {
        return hold(from).map(Hold::until).orElse(from);
    }

    /** Counts a message that is handed over now. */
    void count(long message, Instant now) {
        if (counts()) {
            counted.addLast(now);
            forgetWhatCountsNoMore(now);
        }
        startGap(message, now);
    }

    /** Takes back a message that did not leave. */
    void uncount(Instant intendedAt) {
        counted.removeLastOccurrence(intendedAt);
    }

    private Optional<Hold> byDay(Instant now) {
        if (limits.perDay().isEmpty()) {
            return Optional.empty();
        }
        Instant midnight = schedule.startOfDay(now);
        long today = counted.stream().filter(sent -> !sent.isBefore(midnight)).count();
        return today < limits.perDay().getAsInt()
                ? Optional.empty()
                : hold("perDay", schedule.startOfNextDay(now));
    }

    private Optional<Hold> byHour(Instant now) {
        if (limits.perHour().isEmpty()) {
            return Optional.empty();
        }
        Instant hourAgo = now.minus(HOUR);
        long within = counted.stream().filter(sent -> sent.isAfter(hourAgo)).count();
        long leave = within - limits.perHour().getAsInt() + 1;
        return counted.stream()
                .filter(sent -> sent.isAfter(hourAgo))
                .limit(Math.max(0, leave))
                .reduce((earlier, later) -> later)
                .flatMap(last -> hold("perHour", last.plus(HOUR)));
    }

    private Optional<Hold> byGap(Instant now) {
        return afterGap.isAfter(now) ? hold("gapSeconds", afterGap) : Optional.empty();
    }

    private Optional<Hold> hold(String by, Instant until) {
        return Optional.of(new Hold(by, schedule.nextOpen(until)));
    }

    /** The gap is drawn from the message's number, so that every run draws the same one. */
    private void startGap(long message, Instant sent) {
        int spread = limits.gapMax() - limits.gapMin() + 1;
        long drawn = Math.floorMod(Long.hashCode(message * 0x9E3779B97F4A7C15L), spread);
        afterGap = sent.plusSeconds(limits.gapMin() + drawn);
    }

    private boolean counts() {
        return limits.perDay().isPresent() || limits.perHour().isPresent();
    }

    private void forgetWhatCountsNoMore(Instant now) {
        Instant oldest = oldestThatCounts(now);
        while (counted.element().isBefore(oldest)) {
            counted.removeFirst();
        }
    }

    private Instant oldestThatCounts(Instant now) {
        Instant midnight = schedule.startOfDay(now);
        Instant hourAgo = now.minus(HOUR);
        return midnight.isBefore(hourAgo) ? midnight : hourAgo;
    }
}
