package outlay.cli.sending;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.cli.command.OutlayCommand;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.delivery.inbox.ReplyRows;
import outlay.output.Listing;
import outlay.output.Times;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outlay replies}. */
@Command(
        name = "replies",
        description = {
            "Lists who has answered, when and about what: replies, automatic ones and wishes for no"
                    + " more mail, oldest first."
        },
        exitCodeList = {
            "0:listed",
            "2:wrong usage",
            "5:no such campaign",
            "10:not an Outlay database"
        },
        footer = {"  outlay replies", "  outlay replies spring --json"})
final class RepliesCommand extends OutlayCommand {
    private static final List<String> COLUMNS =
            List.of("at", "campaign", "email", "kind", "subject");

    @Parameters(
            arity = "0..1",
            paramLabel = "CAMPAIGN",
            description = "Only those in this one (else in all).")
    @Nullable String campaign;

    @Override
    protected int run() {
        try (Database database = open();
                Listing listing = console().listing("replies", COLUMNS)) {
            database.read(tx -> list(tx, listing));
            listing.end();
        }
        return DONE;
    }

    private int list(Transaction tx, Listing listing) {
        Optional<Campaign> only =
                Optional.ofNullable(campaign).map(name -> Campaigns.require(tx, name));
        ReplyRows.each(
                tx,
                only,
                answer ->
                        listing.row(
                                Arrays.asList(
                                        Times.text(answer.at()),
                                        answer.campaign(),
                                        answer.email(),
                                        answer.kind(),
                                        answer.subject())));
        return DONE;
    }
}
