package outlay.cli.contacts;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.cli.command.ChangingCommand;
import outlay.cli.input.Encodings;
import outlay.cli.input.InputFile;
import outlay.csv.AddressList;
import outlay.db.Database;
import outlay.output.Summary;
import outlay.suppression.DoNotEmailEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outlay suppress import}. */
@Command(
        name = "import",
        description = "Puts a list of addresses and domains on the do-not-email list.",
        exitCodeList = {
            "0:imported",
            "2:wrong usage",
            "3:imported, but some lines are neither an address nor a domain; they are listed",
            "4:the file cannot be read",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay suppress import unsubscribed.csv",
            "  grep -h @ *.txt | outlay suppress import -"
        })
final class SuppressImportCommand extends ChangingCommand {
    @Parameters(
            paramLabel = "FILE|-",
            description = "Addresses and domains: a CSV with a column of them, or lines.")
    String file = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why (default: imported).")
    String reason = "imported";

    @Option(
            names = "--encoding",
            paramLabel = "E",
            description = "The file's encoding (default UTF-8, or what its byte order mark says).")
    @Nullable String encoding;

    @Override
    protected int run() {
        InputFile input = new InputFile(environment(), file);
        AddressList<DoNotEmailEntry> list = read(input);
        List<DoNotEmailEntry> entries =
                list.entries().stream().map(AddressList.Entry::value).toList();
        Suppressed result;
        try (Database database = openOrCreate()) {
            result =
                    change(
                            database,
                            "entries",
                            (tx, watcher) ->
                                    Suppressed.by(tx, "suppress import", entries, reason, watcher));
        }
        console()
                .print(
                        result.summary()
                                .add("failed", "Failed: ", list.failures().size())
                                .json(
                                        "failures",
                                        Summary.each(
                                                list.failures(),
                                                f ->
                                                        new Summary()
                                                                .json("line", f.line())
                                                                .json("reason", f.reason()))));
        list.failures()
                .forEach(f -> console().notice(input.title() + ":" + f.line() + ": " + f.reason()));
        return list.failures().isEmpty() ? DONE : SOME_FAILED;
    }

    private AddressList<DoNotEmailEntry> read(InputFile input) {
        try (InputStream in = input.open()) {
            return AddressList.read(
                    in, input.title(), Encodings.named(encoding), DoNotEmailEntry.inLists());
        } catch (IOException e) {
            throw input.unreadable(e);
        }
    }
}
