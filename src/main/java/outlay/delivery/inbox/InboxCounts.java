package outlay.delivery.inbox;

import outlay.inbound.report.Report;
import outlay.inbound.report.ReportKind;
import outlay.inbound.report.ReportReason;

/** Counts what came in. */
final class InboxCounts {
    private long read;
    private long bounces;
    private long complaints;
    private long unsubscribes;
    private long replies;
    private long autoReplies;
    private long ignored;
    private long returned;
    private long unmatched;

    void add(Echo echo) {
        read++;
        Report report = echo.report();
        if (report.reason() == ReportReason.AUTHENTICATION) {
            ignored++;
            return;
        }
        boolean ours = !echo.messages().isEmpty();
        switch (report.kind()) {
            case BOUNCE, COMPLAINT, UNSUBSCRIBE -> unmatched += ours ? 0 : 1;
            case REPLY, AUTO_REPLY -> ignored += ours ? 0 : 1;
            case DELAYED, DELIVERED, OTHER -> ignored++;
        }
        if (ours) {
            count(report.kind());
        }
    }

    void addReturned(long credits) {
        returned += credits;
    }

    private void count(ReportKind kind) {
        switch (kind) {
            case BOUNCE -> bounces++;
            case COMPLAINT -> complaints++;
            case UNSUBSCRIBE -> unsubscribes++;
            case REPLY -> replies++;
            case AUTO_REPLY -> autoReplies++;
            case DELAYED, DELIVERED, OTHER -> {
                // They have been counted as ignored.
            }
        }
    }

    Inbox.Result result() {
        return new Inbox.Result(
                read,
                bounces,
                complaints,
                unsubscribes,
                replies,
                autoReplies,
                ignored,
                returned,
                unmatched);
    }
}
