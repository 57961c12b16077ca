package outlay.report;

import java.time.Instant;
import java.util.Optional;
import outlay.campaign.Campaign;

/**
 * Which report is wanted.
 *
 * @param only the one campaign that it is about; empty for all
 * @param addresses whether recipients' addresses are shown in full
 * @param start the moment that it is written at
 */
public record ReportRequest(Optional<Campaign> only, boolean addresses, Instant start) {
    /** Returns the number of the one campaign; 0 for all. */
    long campaign() {
        return only.map(Campaign::id).orElse(0L);
    }
}
