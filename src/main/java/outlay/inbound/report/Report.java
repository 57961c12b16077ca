package outlay.inbound.report;

import org.jspecify.annotations.Nullable;
import outlay.inbound.mime.PlainText;
import outlay.refusal.Judge;
import outlay.refusal.Judgement;
import outlay.refusal.Refusal;

/**
 * What a message says about one recipient.
 *
 * @param recipient the address reported on, or null when the message names none
 * @param status the enhanced status code (RFC 3463), as {@code 5.1.1}, or null
 * @param hard whether a bounce says that the address is gone for good
 * @param diagnostic the words behind the verdict: one line of at most 500 printable characters
 */
public record Report(
        ReportKind kind,
        @Nullable String recipient,
        @Nullable String status,
        boolean hard,
        ReportReason reason,
        String diagnostic) {

    private static final int MOST_CHARACTERS = 500;

    /** Makes a report, with the diagnostic brought into one printable line. */
    public Report {
        diagnostic = PlainText.oneLine(diagnostic, MOST_CHARACTERS);
    }

    /** Returns what a person, or his mail program, wrote about; empty where that is nobody's. */
    public String subject() {
        return switch (kind) {
            case REPLY, AUTO_REPLY, UNSUBSCRIBE -> diagnostic;
            case BOUNCE, DELAYED, DELIVERED, COMPLAINT, OTHER -> "";
        };
    }

    /** Returns the report of a refusal; only a bounce says that an address is gone. */
    static Report refused(ReportKind kind, @Nullable String recipient, Refusal refusal) {
        Judgement judgement = Judge.of(refusal);
        return new Report(
                kind,
                recipient,
                refusal.status(),
                judgement.isGone() && kind == ReportKind.BOUNCE,
                ReportReason.of(judgement.cause()),
                refusal.words());
    }

    /** Returns the report of a delivery. */
    static Report delivered(@Nullable String recipient, Refusal told) {
        return new Report(
                ReportKind.DELIVERED,
                recipient,
                told.status(),
                false,
                ReportReason.DELIVERED,
                told.words());
    }

    /** Returns a report that names no recipient and has nothing to explain. */
    static Report plain(ReportKind kind, ReportReason reason) {
        return new Report(kind, null, null, false, reason, "");
    }
}
