package outlay.cli.credits;

import org.jspecify.annotations.Nullable;
import outlay.cli.command.ChangingCommand;
import outlay.cli.command.Keyed;
import outlay.cli.command.Purpose;
import outlay.credit.PurchaseTerms;
import outlay.credit.Purchases;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.output.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outlay credits buy}. */
@Command(
        name = "buy",
        description = "Buys credits: they are available at once.",
        exitCodeList = {
            "0:bought",
            "2:wrong usage",
            "5:the key has served for something else",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay credits buy 5000 --reference INV-2041",
            "  outlay credits buy 5000 --price 49.00 --currency EUR --expires 2027-06-30",
            "  outlay credits buy 5000 --key order-77    # twice buys once"
        })
final class CreditsBuyCommand extends ChangingCommand {
    @Parameters(paramLabel = "N", description = "How many.")
    long credits;

    @Option(names = "--reference", paramLabel = "R", description = "Your invoice or order number.")
    @Nullable String reference;

    @Option(
            names = "--price",
            paramLabel = "P",
            description = "What they cost together, such as 49.00; with --currency.")
    @Nullable String price;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "The currency of the price: its three letters (ISO 4217).")
    @Nullable String currency;

    @Option(
            names = "--expires",
            paramLabel = "DATE",
            description =
                    "The last day on which they can be used (UTC). What lapses soonest is used first.")
    @Nullable String expires;

    @Option(
            names = "--key",
            paramLabel = "K",
            description =
                    "A repeated purchase with the same key changes nothing and answers the same.")
    @Nullable String key;

    @Override
    protected int run() {
        Keyed<Purchases.Result> answer;
        try (Database database = openOrCreate()) {
            answer = change(database, this::buy);
        }
        if (answer.repeated()) {
            console().notice("this key was seen before: nothing bought again");
        }
        Summary summary = new PurchaseForm().summary(answer.result());
        if (expires != null) {
            summary.line("Expires: at the end of " + expires + " (UTC)");
        }
        console().print(summary);
        return DONE;
    }

    private Keyed<Purchases.Result> buy(Transaction tx) {
        PurchaseTerms terms =
                PurchaseTerms.read(
                        reference,
                        price,
                        currency,
                        expires == null ? null : Moment.day("--expires", expires));
        Purpose purpose =
                new Purpose("credits buy")
                        .with(Long.toString(credits))
                        .with("--reference", reference)
                        .with("--price", terms.price())
                        .with("--currency", terms.currency())
                        .with("--expires", expires)
                        .answering("bought", credits);
        return Keyed.once(
                tx, key, purpose, new PurchaseForm(), () -> Purchases.buy(tx, credits, terms));
    }
}
