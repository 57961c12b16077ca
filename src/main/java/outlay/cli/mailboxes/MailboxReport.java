package outlay.cli.mailboxes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.campaign.plan.Limits;
import outlay.mailbox.Mailbox;
import outlay.mailbox.MailboxPlan.Identity;
import outlay.mailbox.MailboxPlan.PasswordPlace;
import outlay.mailbox.MailboxPlan.Ways;
import outlay.mailbox.Quota;
import outlay.mailbox.Ramp;
import outlay.output.Summary;

/** Tells what is written about a mailbox. */
final class MailboxReport {
    private MailboxReport() {}

    static Summary of(Mailbox mailbox, String label) {
        Identity identity = mailbox.plan().identity();
        Ways ways = mailbox.plan().ways();
        Summary summary =
                new Summary()
                        .add("mailbox", label, mailbox.name())
                        .json("state", mailbox.state())
                        .text("State: ", mailbox.standing())
                        .json("reason", mailbox.pauseReason())
                        .add("from", "From: ", identity.from())
                        .addIfAny("replyTo", "Reply to: ", identity.replyTo())
                        .addIfAny("bounceAddress", "Bounces to: ", identity.bounceAddress())
                        .addIfAny("transport", "Transport: ", ways.transport())
                        .addIfAny("inbox", "Inbox: ", ways.inbox())
                        .addIfAny("sentFolder", "Sent folder: ", ways.sentFolder());
        addPassword(summary, mailbox.plan().password());
        return addQuota(summary, mailbox.plan().quota());
    }

    /** A command may hold a secret after all: that there is one is all that is said. */
    private static void addPassword(Summary summary, @Nullable PasswordPlace place) {
        String file = place == null ? null : place.file();
        boolean command = place != null && place.command() != null;
        summary.addIfAny("passwordFile", "Password file: ", file).json("passwordCommand", command);
        if (command) {
            summary.line("Password: a command prints it");
        }
    }

    private static Summary addQuota(Summary summary, Quota quota) {
        Limits limits = quota.limits();
        List<Integer> gap =
                limits.gapMax() > 0 ? List.of(limits.gapMin(), limits.gapMax()) : List.of();
        if (limits.gapMax() > 0) {
            summary.text("Seconds between two: ", limits.gapMin() + " to " + limits.gapMax());
        }
        return summary.addIfAny("perDay", "A day: ", limits.perDay())
                .addIfAny("perHour", "An hour: ", limits.perHour())
                .json("gapSeconds", gap.isEmpty() ? null : gap)
                .addIfAny("ramp", "Ramp: ", quota.ramp().map(Ramp::toString))
                .add("timezone", "Timezone: ", quota.timezone().getId());
    }
}
