package outlay.delivery;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import outlay.mail.address.AddressWarning;
import outlay.mail.smtp.Outcome;

/** Counts what one run of {@code send} did in one campaign. */
public final class Tally {
    /** What is counted. */
    public enum Fate {
        SENT,
        BOUNCED,
        INVALID,
        SUPPRESSED,
        HELD,
        DEFERRED,
        IN_DOUBT,
        SPENT,
        RETURNED;

        /** Returns what a delivery counts as; nothing when the recipient is as he was before. */
        public static Optional<Fate> of(Outcome outcome) {
            return switch (outcome.kind()) {
                case ACCEPTED -> Optional.of(SENT);
                case REFUSED, GONE -> Optional.of(BOUNCED);
                case DEFERRED -> Optional.of(DEFERRED);
                case INVALID -> Optional.of(INVALID);
                case UNKNOWN -> Optional.of(IN_DOUBT);
                case REFUSED_US, UNREACHABLE -> Optional.empty();
            };
        }

        /** Says whether it concerns a step that is still to come. */
        public boolean isOfNextStep() {
            return this == DEFERRED || this == INVALID;
        }
    }

    private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);
    private final Map<AddressWarning, Long> warnings = new EnumMap<>(AddressWarning.class);

    public void add(Fate what) {
        counts.merge(what, 1L, Long::sum);
    }

    /** Counts an email to an address that warned of something. */
    public void warn(AddressWarning warning) {
        warnings.merge(warning, 1L, Long::sum);
    }

    /** Returns how many emails went to addresses that warned of something. */
    public Map<AddressWarning, Long> warnings() {
        return warnings;
    }

    public void addAll(Tally other) {
        other.warnings.forEach((warning, n) -> warnings.merge(warning, n, Long::sum));
        other.counts.forEach((what, n) -> counts.merge(what, n, Long::sum));
    }

    /** Returns how often it happened. */
    public long get(Fate what) {
        return counts.getOrDefault(what, 0L);
    }
}
