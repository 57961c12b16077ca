package outlay.cli.campaigns;

import outlay.Count;
import outlay.campaign.Upload;
import outlay.cli.command.Keyed;
import outlay.output.Summary;

/** What {@code upload} answers. */
final class UploadForm implements Keyed.Form<Upload.Result> {
    @Override
    public Summary summary(Upload.Result result) {
        return new Summary()
                .json("campaign", result.campaign())
                .json("requested", result.requested())
                .add("matched", "Matched leads: ", result.matched())
                .add("uploadable", "Uploadable: ", result.uploadable())
                .json("uploaded", result.uploaded())
                .line("Uploaded: " + Count.text(result.uploaded()) + " into " + result.campaign())
                .add("reserved", "Credits reserved: ", result.reserved())
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
                kept.number("matched"),
                kept.number("uploadable"),
                kept.number("uploaded"),
                kept.number("reserved"),
                kept.number("short"),
                kept.number("available"),
                kept.number("operation"));
    }
}
