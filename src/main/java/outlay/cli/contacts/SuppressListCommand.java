package outlay.cli.contacts;

import outlay.cli.command.OutlayCommand;
import outlay.db.Database;
import outlay.output.Summary;
import outlay.output.Table;
import outlay.suppression.DoNotEmailList;
import picocli.CommandLine.Command;

/** {@code outlay suppress list}. */
@Command(
        name = "list",
        description = "Lists the do-not-email list.",
        exitCodeList = {"0:listed", "2:wrong usage", "10:not an Outlay database"},
        footer = "  outlay suppress list --json")
final class SuppressListCommand extends OutlayCommand {
    @Override
    protected int run() {
        Table entries = new Table("entry", "reason", "source", "at");
        try (Database database = open()) {
            database.read(
                    tx -> {
                        DoNotEmailList.list(
                                tx, e -> entries.row(e.entry(), e.reason(), e.source(), e.at()));
                        return DONE;
                    });
        }
        console().print(new Summary().add("entries", entries));
        return DONE;
    }
}
