package outlay.cli.sending;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.Count;
import outlay.Problem;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.cli.command.OutlayCommand;
import outlay.cli.input.OutputFile;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.output.Progress;
import outlay.output.Summary;
import outlay.report.ReportPage;
import outlay.report.ReportRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code outlay report}. */
@Command(
        name = "report",
        description = {
            "Writes one HTML page that shows how all stands: credits and when they run out, what"
                    + " leaves next, campaigns, what came back, and the credits log to search.",
            "The page loads nothing from anywhere. Addresses of recipients are masked."
        },
        exitCodeList = {
            "0:written",
            "1:the page cannot be written",
            "2:wrong usage",
            "5:no such campaign",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay report --html report.html",
            "  outlay report --html spring.html --campaign spring --addresses"
        })
final class ReportCommand extends OutlayCommand {
    @Option(
            names = "--html",
            paramLabel = "FILE",
            required = true,
            order = 1,
            description = "The page, - for standard output; an existing file is replaced.")
    String html = "";

    @Option(
            names = "--campaign",
            paramLabel = "C",
            order = 2,
            description = "Only this one; the others are left out altogether.")
    @Nullable String campaign;

    @Option(
            names = "--addresses",
            order = 3,
            description = "Show the addresses of recipients in full.")
    boolean addresses;

    @Override
    protected int run() {
        OutputFile target =
                output(html).notBesideJson(console(), "the page", "outlay report --html FILE");
        Progress progress = progress();
        try (progress;
                Database database = openToRead()) {
            // What a pipe takes is made beside the database: there is room, and it is as private.
            report(target.write(file -> fill(database, file), aside(database), true, console()));
        }
        return DONE;
    }

    private void fill(Database database, Path file) {
        database.read(tx -> write(tx, file));
    }

    private int write(Transaction tx, Path file) {
        ReportRequest request =
                new ReportRequest(
                        Optional.ofNullable(campaign).map(name -> only(tx, name)),
                        addresses,
                        environment().start());
        try (OutputStream out = Files.newOutputStream(file)) {
            ReportPage.write(tx, request, out);
        } catch (IOException e) {
            throw new Problem(
                    Problem.Kind.IO,
                    "cannot write " + html + ": " + Problem.why(e),
                    "check the folder, its permissions and the free space",
                    e);
        }
        return DONE;
    }

    private static Campaign only(Transaction tx, String name) {
        if (Campaigns.find(tx, name).isEmpty() && !Campaigns.deleted(tx, name).isEmpty()) {
            throw new Problem(
                    Problem.Kind.NOT_ALLOWED,
                    "campaign " + name + " is deleted",
                    "what became of its credits is in the report of all: outlay report --html FILE");
        }
        return Campaigns.require(tx, name);
    }

    private void report(long bytes) {
        String text = "Report: " + html + ", " + Count.of(bytes, "byte");
        if (output(html).isStandardOutput()) {
            console().notice(text);
        } else {
            console().print(new Summary().json("file", html).json("bytes", bytes).line(text));
        }
    }
}
