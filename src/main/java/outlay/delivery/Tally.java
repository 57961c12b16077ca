package outlay.delivery;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import outlay.mail.address.AddressWarning;

/** Counts what one run of {@code send} did in one campaign. */
final class Tally {
    /** What is counted, in the order in which it is reported. */
    enum Fate {
        SENT("sent"),
        BOUNCED("bounced"),
        INVALID("invalid"),
        SUPPRESSED("suppressed"),
        HELD("held"),
        DEFERRED("deferred"),
        IN_DOUBT("inDoubt"),
        SPENT("spent"),
        RETURNED("returned");

        private final String field;

        Fate(String field) {
            this.field = field;
        }
    }

    private final Map<Fate, Long> counts = new LinkedHashMap<>();
    private final Map<AddressWarning, Long> warnings = new EnumMap<>(AddressWarning.class);
    private long bouncesSeen;

    void add(Fate what) {
        counts.merge(what, 1L, Long::sum);
    }

    /** Says whether bounces have grown by a fiftieth since this was last asked. */
    boolean hasManyNewBounces() {
        long bounced = get(Fate.BOUNCED);
        if (bounced <= bouncesSeen + bouncesSeen / 50) {
            return false;
        }
        bouncesSeen = bounced;
        return true;
    }

    /** Counts an email to an address that warned of something. */
    void warn(AddressWarning warning) {
        warnings.merge(warning, 1L, Long::sum);
    }

    /** Returns how many emails went to addresses that warned of something. */
    Map<AddressWarning, Long> warnings() {
        return warnings;
    }

    void addAll(Tally other) {
        other.warnings.forEach((warning, n) -> warnings.merge(warning, n, Long::sum));
        other.counts.forEach((what, n) -> counts.merge(what, n, Long::sum));
    }

    long get(Fate what) {
        return counts.getOrDefault(what, 0L);
    }

    /** Returns the counts by the names that scripts read, and what is still due. */
    Map<String, Object> fields(long due, Optional<Instant> nextDueAt) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Fate what : Fate.values()) {
            fields.put(what.field, get(what));
        }
        fields.put("due", due);
        fields.put("nextDueAt", nextDueAt);
        return fields;
    }
}
