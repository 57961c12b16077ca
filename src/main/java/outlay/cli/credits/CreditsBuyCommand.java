package outlay.cli.credits;

import org.jspecify.annotations.Nullable;
import outlay.cli.command.ChangingCommand;
import outlay.cli.command.Keyed;
import outlay.cli.command.Purpose;
import outlay.credit.Purchases;
import outlay.db.Database;
import outlay.db.Transaction;
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
            "  outlay credits buy 5000 --key order-77    # twice buys once"
        })
final class CreditsBuyCommand extends ChangingCommand {
    @Parameters(paramLabel = "N", description = "How many.")
    long credits;

    @Option(names = "--reference", paramLabel = "R", description = "Your invoice or order number.")
    @Nullable String reference;

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
        console().print(new PurchaseForm().summary(answer.result()));
        return DONE;
    }

    private Keyed<Purchases.Result> buy(Transaction tx) {
        Purpose purpose =
                new Purpose("credits buy")
                        .with(Long.toString(credits))
                        .with("--reference", reference)
                        .answering("bought", credits);
        return Keyed.once(
                tx, key, purpose, new PurchaseForm(), () -> Purchases.buy(tx, credits, reference));
    }
}
