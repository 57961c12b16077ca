package outlay.inbound.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import outlay.refusal.Refusal;

/** Reads what a mail system reports on delivery: in its fields for machines, or in its prose. */
final class Bounces {
    private final Prose prose;

    private Bounces(ReceivedMail letter) {
        this.prose = Prose.of(letter);
    }

    /**
     * Returns the reports in the fields for machines; none when there are no such fields, or when a
     * person passes on those that he got.
     */
    static List<Report> inFields(ReceivedMail letter) {
        List<DeliveryStatus> groups = DeliveryStatus.read(letter.deliveryStatus());
        return groups.isEmpty() || !isOwn(letter) ? List.of() : new Bounces(letter).fields(groups);
    }

    private static boolean isOwn(ReceivedMail letter) {
        return letter.type().name().equals("multipart/report") || Evidence.isReport(letter);
    }

    /** Returns the reports in the prose of what looks like a report; else none. */
    static List<Report> inProse(ReceivedMail letter) {
        return Evidence.isReport(letter) ? new Bounces(letter).prose() : List.of();
    }

    private List<Report> fields(List<DeliveryStatus> groups) {
        List<Report> reports = new ArrayList<>();
        for (DeliveryStatus group : groups) {
            reports.add(field(group, groups.size() == 1));
        }
        return reports;
    }

    private Report field(DeliveryStatus group, boolean only) {
        String recipient = group.recipient();
        if (recipient == null && only) {
            recipient = prose.firstRecipient();
        }
        String said = group.diagnostic();
        String words = said.isEmpty() ? prose.about(recipient, only) : said;
        ReportKind kind = Objects.requireNonNullElseGet(group.kind(), () -> kindOf(group.status()));
        String context = prose.context(recipient, only);
        return report(kind, recipient, Refusal.reported(words, context, group.status()));
    }

    private ReportKind kindOf(@Nullable String status) {
        boolean good = status != null && status.startsWith("2");
        return good ? ReportKind.DELIVERED : prose.kind();
    }

    private List<Report> prose() {
        List<Report> reports = new ArrayList<>();
        for (String recipient : prose.recipients()) {
            reports.add(prose(recipient, prose.recipients().size() == 1));
        }
        return reports.isEmpty() ? List.of(prose(null, true)) : reports;
    }

    private Report prose(@Nullable String recipient, boolean only) {
        String words = prose.about(recipient, only);
        String context = prose.context(recipient, only);
        return report(prose.kind(), recipient, Refusal.reported(words, context, null));
    }

    private static Report report(ReportKind kind, @Nullable String recipient, Refusal refusal) {
        return kind == ReportKind.DELIVERED
                ? Report.delivered(recipient, refusal)
                : Report.refused(kind, recipient, refusal);
    }
}
