package outlay.cli.campaigns;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.EmailAddress;
import outlay.cli.command.OutlayCommand;
import outlay.cli.input.EmailArgument;
import outlay.db.Database;
import outlay.delivery.Preview;
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
        if (console().json()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("campaign", name);
            fields.put("step", step);
            fields.put("email", preview.email());
            fields.put("held", preview.heldBecause().isEmpty() ? null : preview.heldBecause());
            fields.put("subject", preview.subject());
            fields.put("text", preview.text());
            fields.put("html", preview.html());
            console().object(fields);
            return DONE;
        }
        console().line("To: ", preview.email());
        if (!preview.heldBecause().isEmpty()) {
            console().line("Held back: ", preview.heldBecause());
            return DONE;
        }
        console().line("Subject: ", preview.subject());
        console().line("");
        String text = preview.text();
        if (text != null) {
            console().line(text.stripTrailing());
        }
        return DONE;
    }

    private @Nullable EmailAddress address() {
        return contact == null ? null : EmailArgument.require("--contact", contact);
    }
}
