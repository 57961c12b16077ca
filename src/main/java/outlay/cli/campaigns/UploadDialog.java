package outlay.cli.campaigns;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import outlay.Count;
import outlay.Problem;
import outlay.campaign.Upload;
import outlay.cli.command.Keyed;
import outlay.output.Console;

/** What {@code upload} says, and asks when there are too few credits. */
final class UploadDialog {
    private final Console console;

    UploadDialog(Console console) {
        this.console = console;
    }

    /** Returns what to do when there are too few credits; empty when the user cancels. */
    Optional<Upload.IfShort> settle(UploadCommand.ShortChoice choice, Supplier<Upload.Plan> plan) {
        return choice.settled().or(() -> ask(plan.get()));
    }

    private Optional<Upload.IfShort> ask(Upload.Plan plan) {
        if (plan.shortOf() == 0) {
            return Optional.of(Upload.IfShort.UPLOAD);
        }
        if (!console.canAsk()) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "--if-short ask without a terminal to ask on",
                    "choose upload, refuse or buy");
        }
        console.notice(
                Count.of(plan.wanted(), "lead")
                        + " asked for, "
                        + Count.of(plan.available(), "credit")
                        + " available: "
                        + Count.text(plan.covered())
                        + " would be uploaded");
        String upload = plan.covered() > 0 ? "[u]pload " + Count.text(plan.covered()) + ", " : "";
        String question =
                upload
                        + "[b]uy "
                        + Count.of(plan.shortOf(), "credit")
                        + " and upload all, or [c]ancel?";
        return switch (console.ask(question).toLowerCase(Locale.ROOT)) {
            case "u", "upload" -> Optional.of(Upload.IfShort.UPLOAD);
            case "b", "buy" -> Optional.of(Upload.IfShort.BUY);
            default -> Optional.empty();
        };
    }

    void print(Keyed<Upload.Result> answer) {
        Upload.Result result = answer.result();
        if (answer.repeated()) {
            console.notice("this key was seen before: nothing uploaded again");
        }
        if (result.lacking() > 0) {
            console.notice(
                    "not enough credits: "
                            + Count.text(result.uploaded())
                            + " of "
                            + Count.of(result.uploaded() + result.lacking(), "lead")
                            + " uploaded with the present credits; buy more with 'outlay credits"
                            + " buy "
                            + result.lacking()
                            + "'");
        }
        console.print(new UploadForm().summary(result));
    }
}
