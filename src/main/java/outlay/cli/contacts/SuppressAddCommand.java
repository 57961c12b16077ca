package outlay.cli.contacts;

import java.util.ArrayList;
import java.util.List;
import outlay.cli.command.ChangingCommand;
import outlay.db.Database;
import outlay.suppression.DoNotEmailEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outlay suppress add}. */
@Command(
        name = "add",
        description = {
            "Puts addresses and domains on the do-not-email list. Unsent recipients leave their"
                    + " campaigns at once and their credits are returned."
        },
        exitCodeList = {
            "0:added",
            "2:wrong usage, or neither an address nor a domain",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay suppress add ann@example.com",
            "  outlay suppress add @example.org --reason 'asked by phone'"
        })
final class SuppressAddCommand extends ChangingCommand {
    @Parameters(
            paramLabel = "ENTRY",
            arity = "1..*",
            description = "An address, or a domain with its subdomains: @example.com.")
    List<String> entries = new ArrayList<>();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why (default: by hand).")
    String reason = "by hand";

    @Override
    protected int run() {
        List<DoNotEmailEntry> parsed = entries.stream().map(EntryArgument::require).toList();
        try (Database database = openOrCreate()) {
            Suppressed result =
                    change(database, tx -> Suppressed.by(tx, "suppress add", parsed, reason));
            console().print(result.summary());
        }
        return DONE;
    }
}
