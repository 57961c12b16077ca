package outlay.cli.credits;

import outlay.cli.command.Keyed;
import outlay.credit.Purchases;
import outlay.output.Summary;

/** What {@code credits buy} answers. */
final class PurchaseForm implements Keyed.Form<Purchases.Result> {
    @Override
    public Summary summary(Purchases.Result result) {
        return new Summary()
                .add("bought", "Bought: ", result.bought())
                .json("purchased", result.purchased())
                .add("available", "Available: ", result.available())
                .json("operation", result.operation());
    }

    @Override
    public long operation(Purchases.Result result) {
        return result.operation();
    }

    @Override
    public Purchases.Result read(Keyed.Kept kept) {
        return new Purchases.Result(
                kept.number("bought"),
                kept.number("purchased"),
                kept.number("available"),
                kept.number("operation"));
    }
}
