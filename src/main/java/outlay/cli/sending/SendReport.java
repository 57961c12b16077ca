package outlay.cli.sending;

import java.util.Map;
import java.util.stream.Collectors;
import outlay.ShellWord;
import outlay.Word;
import outlay.campaign.CampaignState;
import outlay.campaign.RecipientStatus;
import outlay.delivery.Tally;
import outlay.delivery.Tally.Fate;
import outlay.delivery.sending.SendResult;
import outlay.mail.address.AddressWarning;
import outlay.output.Console;
import outlay.output.Summary;

/** Says what a run of {@code send} did. */
final class SendReport {
    private final Console console;

    SendReport(Console console) {
        this.console = console;
    }

    void print(SendResult result) {
        Tally tally = result.total().tally();
        warn(tally.warnings());
        Summary summary =
                counts(new Summary(), result.total())
                        .json(
                                "campaigns",
                                Summary.each(result.campaigns(), SendReport::ofCampaign));
        if (tally.get(Fate.SENT) == 0 && result.failures().isEmpty() && isExplained(result)) {
            summary.text("Nothing sent: ", why(result.reasons()));
        }
        console.print(summary);
        result.paused().forEach(console::notice);
        if (!console.json()) {
            result.campaigns().stream()
                    .filter(SendReport::isInDoubt)
                    .forEach(each -> console.notice(settle(each.campaign())));
        }
    }

    /** Says whether there is something to say: those looked at may all have been refused. */
    private static boolean isExplained(SendResult result) {
        return result.campaigns().isEmpty() || !result.reasons().isEmpty();
    }

    /** Also when an earlier run, killed in the middle, has left it so. */
    private static boolean isInDoubt(SendResult.OfCampaign campaign) {
        return campaign.counts().tally().get(Fate.IN_DOUBT) > 0
                || Word.of(RecipientStatus.IN_DOUBT).equals(campaign.limitedBy());
    }

    private static String settle(String campaign) {
        return "settle what is in doubt with 'outlay resolve "
                + ShellWord.quoted(campaign)
                + " --sent|--resend'";
    }

    private static Summary ofCampaign(SendResult.OfCampaign campaign) {
        return counts(new Summary().json("campaign", campaign.campaign()), campaign.counts())
                .json("limitedBy", campaign.limitedBy());
    }

    private static Summary counts(Summary summary, SendResult.Counts counts) {
        Tally tally = counts.tally();
        return summary.add("sent", "Sent: ", tally.get(Fate.SENT))
                .addIfAny("bounced", "Bounced: ", tally.get(Fate.BOUNCED))
                .addIfAny("invalid", "Invalid: ", tally.get(Fate.INVALID))
                .addIfAny("suppressed", "On the do-not-email list: ", tally.get(Fate.SUPPRESSED))
                .addIfAny("held", "Held back: ", tally.get(Fate.HELD))
                .addIfAny("deferred", "Deferred: ", tally.get(Fate.DEFERRED))
                .addIfAny("inDoubt", "In doubt: ", tally.get(Fate.IN_DOUBT))
                .add("spent", "Credits spent: ", tally.get(Fate.SPENT))
                .add("returned", "Credits returned: ", tally.get(Fate.RETURNED))
                .add("due", "Still due: ", counts.due())
                .addIfAny("nextDueAt", "Next due: ", counts.nextDueAt());
    }

    private static String why(Map<String, String> reasons) {
        return reasons.isEmpty()
                ? "there is no campaign"
                : reasons.entrySet().stream()
                        .map(
                                each ->
                                        each.getKey()
                                                + ": "
                                                + each.getValue()
                                                + wayOut(each.getKey(), each.getValue()))
                        .collect(Collectors.joining("; "));
    }

    /** What is no draft waits for something that is said already, or for its time. */
    private static String wayOut(String campaign, String reason) {
        return reason.equals(CampaignState.DRAFT.toString())
                ? " (start it with 'outlay campaign start " + ShellWord.quoted(campaign) + "')"
                : "";
    }

    private void warn(Map<AddressWarning, Long> warnings) {
        if (!warnings.isEmpty()) {
            String counts =
                    warnings.entrySet().stream()
                            .map(each -> "to a " + each.getKey() + ": " + each.getValue())
                            .collect(Collectors.joining(", "));
            console.notice(
                    "first emails " + counts + "; 'outlay send --strict' would refuse these");
        }
    }
}
