package outlay.cli.campaigns;

import org.jspecify.annotations.Nullable;
import outlay.EmailAddress;
import outlay.cli.command.OutlayCommand;
import outlay.cli.input.EmailArgument;
import outlay.db.Database;
import outlay.delivery.writing.Preview;
import outlay.output.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outlay campaign preview}. */
@Command(
        name = "preview",
        description = "Shows an email as one contact would get it.",
        exitCodeList = {
            "0:shown",
            "2:wrong usage",
            "5:no such campaign or contact, or nobody to show it for",
            "10:not an Outlay database"
        },
        footer = "  outlay campaign preview spring --contact ann@example.com --step 2")
final class CampaignPreviewCommand extends OutlayCommand {
    @Parameters(paramLabel = "NAME", description = "The campaign.")
    String name = "";

    @Option(
            names = "--contact",
            paramLabel = "EMAIL",
            description = "For whom (else the campaign's first recipient, else the first contact).")
    @Nullable String contact;

    @Option(
            names = "--step",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which email (default 1).")
    int step;

    @Override
    protected int run() {
        Preview preview;
        try (Database database = open()) {
            preview = database.read(tx -> Preview.of(tx, name, address(), step));
        }
        console().print(summary(preview));
        return DONE;
    }

    private Summary summary(Preview preview) {
        boolean held = !preview.heldBecause().isEmpty();
        String text = preview.text();
        Summary summary =
                new Summary()
                        .json("campaign", name)
                        .json("step", step)
                        .add("email", "To: ", preview.email())
                        .addIfAny("held", "Held back: ", held ? preview.heldBecause() : null)
                        .json("subject", preview.subject())
                        .json("text", text)
                        .json("html", preview.html());
        if (!held) {
            summary.text("Subject: ", preview.subject()).line("");
        }
        return held || text == null ? summary : summary.line(text.stripTrailing());
    }

    private @Nullable EmailAddress address() {
        return contact == null ? null : EmailArgument.require("--contact", contact);
    }
}
