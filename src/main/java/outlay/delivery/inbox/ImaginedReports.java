package outlay.delivery.inbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.credit.Ledger;
import outlay.db.Operations;
import outlay.db.Transaction;
import outlay.delivery.BounceWatch;
import outlay.delivery.Message;
import outlay.inbound.report.Report;
import outlay.inbound.report.ReportKind;
import outlay.inbound.report.ReportReason;

/** Records in a rehearsal what might come back, with all that would follow from it. */
public final class ImaginedReports {
    private static final String WORDS = "rehearsed";

    private ImaginedReports() {}

    /** Records bounces that say that an address is gone for good, and replies. */
    public static boolean record(Transaction tx, Map<Message, ReportKind> reports) {
        long operation = Operations.begin(tx, "inbox");
        Map<Long, Campaign> campaigns = new HashMap<>();
        reports.forEach(
                (message, kind) -> {
                    Campaign campaign =
                            campaigns.computeIfAbsent(
                                    message.campaign(), id -> Campaigns.find(tx, id).orElseThrow());
                    new Consequence(tx, new Ledger(tx, operation), message, campaign)
                            .draw(echo(message, kind));
                });
        campaigns.values().forEach(campaign -> BounceWatch.afterwards(tx, campaign));
        return true;
    }

    private static Echo echo(Message message, ReportKind kind) {
        boolean bounces = kind == ReportKind.BOUNCE;
        @Nullable String status = bounces ? "5.1.1" : null;
        ReportReason reason = bounces ? ReportReason.RECIPIENT_GONE : ReportReason.NONE;
        Report report = new Report(kind, null, status, bounces, reason, WORDS);
        return new Echo(report, List.of(message.id()), true, List.of(), null);
    }
}
