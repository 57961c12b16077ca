package outlay.report;

import java.util.EnumMap;
import java.util.Map;
import outlay.credit.CreditState;
import outlay.credit.LogLine;
import outlay.credit.ReturnReason;

/**
 * Where the credits are that a campaign has ever been given; each upload gave it one for each
 * recipient: uploaded = reserved + spent + returned.
 */
final class CampaignCredits {
    private long uploaded;
    private long reserved;
    private long spent;
    private final Map<ReturnReason, Long> returned = new EnumMap<>(ReturnReason.class);

    /** Adds what a line of the log says; it is one of this campaign. */
    void add(LogLine line) {
        switch (line.kind()) {
            case PURCHASE, EXPIRE -> {}
            case RESERVE -> {
                uploaded += line.credits();
                reserved += line.credits();
            }
            case SPEND -> {
                reserved -= line.credits();
                spent += line.credits();
            }
            case RETURN -> giveBack(line);
        }
    }

    private void giveBack(LogLine line) {
        if (line.from() == CreditState.SPENT) {
            spent -= line.credits();
        } else {
            reserved -= line.credits();
        }
        if (line.reason() != null) {
            returned.merge(line.reason(), line.credits(), Long::sum);
        }
    }

    long uploaded() {
        return uploaded;
    }

    long reserved() {
        return reserved;
    }

    long spent() {
        return spent;
    }

    long returned() {
        return returned.values().stream().mapToLong(Long::longValue).sum();
    }

    Map<ReturnReason, Long> reasons() {
        return returned;
    }
}
