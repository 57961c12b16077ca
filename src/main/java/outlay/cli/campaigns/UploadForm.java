package outlay.cli.campaigns;

import outlay.Count;
import outlay.campaign.Upload;
import outlay.cli.command.Keyed;
import outlay.output.Summary;

/** What {@code upload} answers. */
final class UploadForm implements Keyed.Form<Upload.Result> {
    @Override
    public Summary summary(Upload.Result result) {
        Upload.Funnel funnel = result.funnel();
        String campaign = result.campaign();
        return new Summary()
                .json("campaign", campaign)
                .json("requested", result.requested())
                .add("matched", "Matched leads: ", funnel.matched())
                .addIfAny("doNotEmail", "- on the do-not-email list: ", funnel.doNotEmail())
                .addIfAny("undeliverable", "- undeliverable: ", funnel.undeliverable())
                .addIfAny("inCampaign", "- already in " + campaign + ": ", funnel.inCampaign())
                .addIfAny("leftOut", "- left out by options: ", funnel.leftOut())
                .add("uploadable", "Uploadable: ", funnel.uploadable())
                .text("Asked for: ", result.requested())
                .json("uploaded", result.uploaded())
                .line("Uploaded: " + Count.text(result.uploaded()) + " into " + campaign)
                .text("Credits before: ", result.availableBefore())
                .addIfAny("bought", "Credits bought: ", result.bought())
                .add("reserved", "Credits reserved: ", result.uploaded())
                .json("short", result.lacking())
                .add("available", "Credits available: ", result.available())
                .json("operation", result.operation());
    }

    @Override
    public long operation(Upload.Result result) {
        return result.operation();
    }

    @Override
    public Upload.Result read(Keyed.Kept kept) {
        return new Upload.Result(
                kept.text("campaign"),
                kept.number("requested"),
                funnel(kept),
                kept.number("uploaded"),
                kept.number("short"),
                kept.number("bought"),
                kept.number("available"),
                kept.number("operation"));
    }

    /** Answers of earlier versions do not say why leads were left out: then it was an option. */
    private static Upload.Funnel funnel(Keyed.Kept kept) {
        long matched = kept.number("matched");
        long doNotEmail = kept.number("doNotEmail");
        long undeliverable = kept.number("undeliverable");
        long inCampaign = kept.number("inCampaign");
        return new Upload.Funnel(
                matched,
                doNotEmail,
                undeliverable,
                inCampaign,
                matched - doNotEmail - undeliverable - inCampaign - kept.number("uploadable"));
    }
}
