package outlay.cli.care;

import outlay.campaign.RecipientCounts;
import outlay.cli.command.ChangingCommand;
import outlay.contact.ContactStore;
import outlay.credit.Head;
import outlay.credit.Ledger;
import outlay.db.Database;
import outlay.db.Location;
import outlay.db.Move;
import outlay.db.Transaction;
import outlay.output.Progress;
import outlay.output.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code outlay move}. */
@Command(
        name = "move",
        description = {
            "Takes the database to a PostgreSQL server, or from there to a file, and proves that all"
                    + " has arrived.",
            "The old one is marked as moved, and takes no more changes."
        },
        exitCodeList = {
            "0:moved",
            "1:the file cannot be written",
            "2:wrong usage",
            "5:something is there already, or this one has moved before",
            "7:a server cannot be reached",
            "8:busy, run again",
            "9:the copy is not the same; nothing has moved",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay move --to postgresql://outlay@db.example.com/outlay",
            "  outlay move --db postgresql://outlay@db.example.com/outlay --to outlay.db"
        })
final class MoveCommand extends ChangingCommand {
    @Option(
            names = "--to",
            paramLabel = "FILE|URL",
            required = true,
            order = 1,
            description = "A file that is not there, or an empty database of a server.")
    String to = "";

    /** What is counted in both. */
    private record Contents(long contacts, long recipients, Head head) {
        static Contents of(Transaction tx) {
            return new Contents(
                    ContactStore.all(tx).size(), RecipientCounts.all(tx), Ledger.head(tx));
        }
    }

    @Override
    protected int run() {
        Location target = location(to);
        Contents contents;
        try (Database database = open()) {
            contents = dryRun ? rehearse(database, target) : move(database, target);
        }
        console().print(summary(contents));
        return DONE;
    }

    private static Contents rehearse(Database database, Location target) {
        database.mark()
                .ifPresent(
                        mark -> {
                            throw mark.refusal(database.name());
                        });
        Move.requireRoom(database, target);
        return database.read(Contents::of);
    }

    private Contents move(Database database, Location target) {
        try (Progress progress = progress("rows", Progress.UNKNOWN)) {
            return Move.run(database, target, "move --to " + to, Contents::of, progress::at);
        }
    }

    private Summary summary(Contents contents) {
        return new Summary()
                .add("from", "From: ", databaseName())
                .add("to", "To: ", to)
                .add("contacts", "Contacts: ", contents.contacts())
                .add("recipients", "Recipients: ", contents.recipients())
                .add("entries", "Ledger entries: ", contents.head().entries())
                .add("head", "Head: ", contents.head().toString());
    }
}
