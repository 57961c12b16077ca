package outlay.cli.credits;

import outlay.cli.command.OutlayCommand;
import outlay.credit.Head;
import outlay.credit.Ledger;
import outlay.db.Database;
import outlay.output.Summary;
import picocli.CommandLine.Command;

/** {@code outlay credits head}. */
@Command(
        name = "head",
        description = {
            "Prints where the ledger ends: how many entries it has, and the hash of the last one.",
            "Keep it outside this machine: 'credits check --head' proves with it that nothing up to"
                    + " there was changed since."
        },
        exitCodeList = {"0:shown", "2:wrong usage", "10:not an Outlay database"},
        footer = {"  outlay credits head >head.txt", "  outlay credits head --json"})
final class CreditsHeadCommand extends OutlayCommand {
    @Override
    protected int run() {
        Head head;
        try (Database database = open()) {
            head = database.read(Ledger::head);
        }
        console()
                .print(
                        new Summary()
                                .add("head", "", head.toString())
                                .json("entries", head.entries())
                                .json("hash", head.hash()));
        return DONE;
    }
}
