package outlay.delivery.sending;

import java.util.HashMap;
import java.util.Map;
import outlay.campaign.Campaign;
import outlay.delivery.pace.SenderLimits;

/** How the senders of a run stand with the mail server. */
final class Standings {
    private final Map<String, Standing> bySender = new HashMap<>();

    /** Returns how the sender of a campaign stands; campaigns of one sender share it. */
    Standing of(Campaign campaign) {
        return bySender.computeIfAbsent(SenderLimits.key(campaign), key -> new Standing());
    }
}
