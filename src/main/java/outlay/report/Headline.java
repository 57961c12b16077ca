package outlay.report;

import java.time.Instant;
import outlay.Count;
import outlay.credit.Balance;

/** The answer to the question with which somebody opens a report: how long do the credits last? */
final class Headline {
    private Headline() {}

    static String of(Facts facts) {
        return facts.isOfOne() ? ofOne(facts.coming()) : ofAll(facts);
    }

    /** Whoever waits in a campaign has a credit; when all credits are gone concerns others, too. */
    private static String ofOne(Coming coming) {
        if (coming.waiting() > 0 && coming.endsAt().isPresent()) {
            return "Emails leave for more than " + Coming.DAYS + " days.";
        }
        return coming.endsAt()
                .map(at -> "The last email leaves on " + Dates.day(at) + ".")
                .orElse("Nothing is due to leave.");
    }

    private static String ofAll(Facts facts) {
        Balance balance = facts.credits().balance();
        if (balance.purchased() == 0) {
            return "No credits have been bought yet.";
        }
        if (balance.available() + balance.reserved() == 0) {
            return "No credits are left.";
        }
        if (facts.coming().days().isEmpty()) {
            return "Nothing is due to leave; " + left(balance);
        }
        return facts.coming()
                .creditsShortAt()
                .map(at -> "Credits last until " + Dates.day(at) + ".")
                .orElseGet(() -> planned(facts));
    }

    private static String left(Balance balance) {
        long credits = balance.available();
        return Count.of(credits, "credit") + (credits == 1 ? " is" : " are") + " available.";
    }

    private static String planned(Facts facts) {
        Instant end = facts.coming().endsAt().orElse(facts.request().start());
        return facts.coming().waiting() > 0
                ? "Credits last for the next " + Coming.DAYS + " days."
                : "Credits cover all that waits; the last email leaves on " + Dates.day(end) + ".";
    }
}
