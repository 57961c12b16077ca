package outlay.cli.contacts;

import java.util.ArrayList;
import java.util.List;
import outlay.cli.command.ChangingCommand;
import outlay.db.Database;
import outlay.db.Operations;
import outlay.db.Transaction;
import outlay.output.Summary;
import outlay.suppression.DoNotEmailEntry;
import outlay.suppression.DoNotEmailList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outlay suppress remove}. */
@Command(
        name = "remove",
        description = {
            "Takes addresses and domains off the do-not-email list. Recipients who have left"
                    + " campaigns do not come back."
        },
        exitCodeList = {
            "0:removed",
            "2:wrong usage",
            "3:removed, but some entries are not on the list; they are listed",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = "  outlay suppress remove ann@example.com")
final class SuppressRemoveCommand extends ChangingCommand {
    @Parameters(paramLabel = "ENTRY", arity = "1..*", description = "An address, or @domain.")
    List<String> entries = new ArrayList<>();

    @Override
    protected int run() {
        List<String> missing;
        try (Database database = open()) {
            missing = change(database, tx -> remove(tx, entries));
        }
        console()
                .print(
                        new Summary()
                                .add("removed", "Removed: ", entries.size() - missing.size())
                                .json("missing", missing));
        missing.forEach(entry -> console().notice("not on the list: " + entry));
        return missing.isEmpty() ? DONE : SOME_FAILED;
    }

    /**
     * What the list shows is first taken as it is there: an older Outlay took down other things.
     */
    private static List<String> remove(Transaction tx, List<String> entries) {
        Operations.begin(tx, "suppress remove");
        List<String> missing = new ArrayList<>();
        for (String text : entries) {
            if (!DoNotEmailList.remove(tx, DoNotEmailEntry.ofKey(text)).changed()) {
                DoNotEmailEntry entry = EntryArgument.require(text);
                if (!DoNotEmailList.remove(tx, entry).changed()) {
                    missing.add(entry.key());
                }
            }
        }
        return missing;
    }
}
