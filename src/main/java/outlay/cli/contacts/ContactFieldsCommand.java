package outlay.cli.contacts;

import java.util.List;
import outlay.cli.command.OutlayCommand;
import outlay.db.Database;
import outlay.lead.FieldUse;
import outlay.lead.FieldUses;
import outlay.output.Summary;
import outlay.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code outlay contact fields}. */
@Command(
        name = "fields",
        description = {
            "Lists the fields that contacts have: how many have a value, and the most frequent ones."
        },
        exitCodeList = {"0:listed", "2:wrong usage", "10:not an Outlay database"},
        footer = "  outlay contact fields --limit 20")
final class ContactFieldsCommand extends OutlayCommand {
    @Option(
            names = "--limit",
            paramLabel = "N",
            order = 1,
            defaultValue = "5",
            description = "So many values of each field (default 5).")
    int limit;

    @Override
    protected int run() {
        if (limit < 0) {
            throw outOfRange("--limit", limit, "0 or more");
        }
        List<FieldUse> uses;
        try (Database database = open()) {
            uses = database.read(tx -> FieldUses.of(tx, limit));
        }
        Table table = new Table("field", "contacts", "most frequent");
        uses.forEach(use -> table.row(use.field(), use.count(), frequent(use)));
        console()
                .print(
                        new Summary()
                                .json("fields", Summary.each(uses, ContactFieldsCommand::object))
                                .table(table));
        return DONE;
    }

    private static String frequent(FieldUse use) {
        return String.join(
                ", ", use.values().stream().map(v -> v.value() + " (" + v.count() + ")").toList());
    }

    private static Summary object(FieldUse use) {
        return new Summary()
                .json("field", use.field())
                .json("count", use.count())
                .json(
                        "values",
                        Summary.each(
                                use.values(),
                                v ->
                                        new Summary()
                                                .json("value", v.value())
                                                .json("count", v.count())));
    }
}
