package outlay.cli.campaigns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.Count;
import outlay.Problem;
import outlay.ShellWord;
import outlay.Word;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.cli.command.OutlayCommand;
import outlay.db.Database;
import outlay.delivery.writing.CampaignCheck;
import outlay.delivery.writing.CheckFinding;
import outlay.delivery.writing.WayOut;
import outlay.output.Progress;
import outlay.output.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outlay campaign check}. */
@Command(
        name = "check",
        description = "Looks at the emails of a campaign as its recipients will get them.",
        exitCodeList = {
            "0:nothing is wrong",
            "2:wrong usage",
            "5:no such campaign",
            "9:something is wrong; it is listed",
            "10:not an Outlay database"
        },
        footer = {"  outlay campaign check spring", "  outlay campaign check spring --all --json"})
final class CampaignCheckCommand extends OutlayCommand {
    /** Takes a few seconds. */
    private static final int SAMPLE = 10_000;

    @Parameters(paramLabel = "NAME", description = "The campaign.")
    String name = "";

    @Option(
            names = "--all",
            description = "Look at every recipient (else at 10000, drawn at random).")
    boolean all;

    @Override
    protected int run() {
        Campaign campaign;
        CampaignCheck.Result result;
        try (Database database = open();
                Progress progress = progress("recipients", Progress.UNKNOWN)) {
            int most = all ? Integer.MAX_VALUE : SAMPLE;
            campaign = database.read(tx -> Campaigns.require(tx, name));
            result = database.read(tx -> CampaignCheck.of(tx, campaign, most, progress::at));
        }
        List<CheckFinding> findings = result.findings();
        Summary summary =
                new Summary()
                        .json("campaign", name)
                        .json("recipients", result.waiting())
                        .json("checked", result.checked())
                        .json("findings", findings.stream().map(this::fields).toList())
                        .line(lookedAt(result));
        findings.forEach(finding -> summary.line(line(finding, result.checked())));
        if (findings.isEmpty()) {
            summary.line("Nothing is wrong.");
        }
        console().print(summary);
        lead(campaign, result);
        return findings.isEmpty() ? DONE : Problem.Kind.DIFFERENCE.exitCode();
    }

    /** Says what to do next, when that is not plain. */
    private void lead(Campaign campaign, CampaignCheck.Result result) {
        if (console().json()) {
            return;
        }
        if (result.waiting() == 0) {
            console()
                    .notice(
                            "nobody waits for an email: 'outlay upload "
                                    + ShellWord.quoted(name)
                                    + "' puts leads in");
        }
        result.findings().stream()
                .filter(each -> each.check() == CheckFinding.Check.HELD && each.field() != null)
                .findFirst()
                .ifPresent(each -> console().notice(remedy(each.field())));
        if (result.findings().stream()
                .anyMatch(each -> each.check() == CheckFinding.Check.WAY_OUT)) {
            console().notice(WayOut.remedy(campaign.settings()));
        }
    }

    private static String remedy(@Nullable String field) {
        return "say what stands there when it is missing: {{ "
                + field
                + " | default: \"...\" }}; or upload only leads that have it: --has "
                + field;
    }

    private static String lookedAt(CampaignCheck.Result result) {
        String waiting = Count.of(result.waiting(), "recipient");
        return result.checked() == result.waiting()
                ? "Checked: the emails to " + waiting
                : "Checked: the emails to "
                        + Count.text(result.checked())
                        + " of "
                        + waiting
                        + "; --all checks every one";
    }

    private static String line(CheckFinding finding, long checked) {
        String where = finding.step() == null ? "" : "step " + finding.step() + ": ";
        String what = finding.check().words();
        String detail = finding.detail() == null ? "" : ": " + finding.detail();
        String whom =
                finding.recipients() == 0
                        ? ""
                        : " ("
                                + Count.text(finding.recipients())
                                + " of "
                                + Count.text(checked)
                                + ")";
        return where + what + detail + whom;
    }

    private Map<String, @Nullable Object> fields(CheckFinding finding) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("check", Word.of(finding.check()));
        fields.put("step", finding.step());
        fields.put("field", finding.field());
        fields.put("detail", finding.detail());
        fields.put("recipients", finding.recipients());
        fields.put("message", line(finding, finding.recipients()).replaceFirst(" \\(.*\\)$", ""));
        return fields;
    }
}
