package outlay.cli.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import outlay.cli.command.OutlayCommand;
import outlay.cli.command.Times;
import outlay.db.Database;
import outlay.db.Transaction;
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
        List<DoNotEmailList.Listed> entries;
        try (Database database = open()) {
            entries = database.read(SuppressListCommand::all);
        }
        if (console().json()) {
            console().object(Map.of("entries", entries));
            return DONE;
        }
        Table table = new Table("entry", "reason", "source", "at");
        entries.forEach(e -> table.row(e.entry(), e.reason(), e.source(), Times.text(e.at())));
        console().print(table);
        return DONE;
    }

    private static List<DoNotEmailList.Listed> all(Transaction tx) {
        List<DoNotEmailList.Listed> all = new ArrayList<>();
        DoNotEmailList.list(tx, all::add);
        return all;
    }
}
