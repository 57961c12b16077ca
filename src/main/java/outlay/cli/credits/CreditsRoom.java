package outlay.cli.credits;

import java.util.List;
import outlay.cli.command.Room;

/** The ledger of credits. */
public final class CreditsRoom implements Room {
    @Override
    public String heading() {
        return "Credits";
    }

    @Override
    public List<String> words() {
        return List.of(
                "credits",
                "credits buy",
                "credits balance",
                "credits log",
                "credits account",
                "credits check",
                "credits head");
    }

    // A map of suppliers would cost every start the linking of as many lambdas.
    @Override
    public Object command(String words) {
        return switch (words) {
            case "credits" -> new CreditsCommand();
            case "credits buy" -> new CreditsBuyCommand();
            case "credits balance" -> new CreditsBalanceCommand();
            case "credits log" -> new CreditsLogCommand();
            case "credits account" -> new CreditsAccountCommand();
            case "credits check" -> new CreditsCheckCommand();
            case "credits head" -> new CreditsHeadCommand();
            default -> throw new IllegalArgumentException("no command: " + words);
        };
    }
}
