package outlay.inbound.report;

import java.util.List;
import java.util.function.Function;

/** Decides what a message is: the first question that finds something has the answer. */
final class Classifier {
    private static final List<Function<ReceivedMail, List<Report>>> QUESTIONS =
            List.of(
                    Complaints::in,
                    Receipts::in,
                    SesNotifications::in,
                    Bounces::inFields,
                    Bounces::inProse,
                    Requests::in,
                    AutoReplies::in,
                    Replies::in);

    private static final List<Report> OTHER =
            List.of(Report.plain(ReportKind.OTHER, ReportReason.NONE));

    private Classifier() {}

    /** Returns at least one report. */
    static List<Report> reports(ReceivedMail letter) {
        for (Function<ReceivedMail, List<Report>> question : QUESTIONS) {
            List<Report> reports = question.apply(letter);
            if (!reports.isEmpty()) {
                return reports;
            }
        }
        return OTHER;
    }
}
