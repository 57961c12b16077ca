package outlay.cli.begin;

import java.util.Map;
import outlay.Problem;
import outlay.campaign.plan.Origin;

/** Where a first campaign is written: in the options of {@code init}, or as answers to it. */
final class AnswerOrigin implements Origin {
    private static final Map<String, String> OPTIONS =
            Map.of(
                    "mailboxes", "--mailbox",
                    "postalAddress", "--postal-address",
                    "unsubscribe.mailto", "--from",
                    "schedule.days", "--days",
                    "schedule.from", "--hours",
                    "schedule.to", "--hours",
                    "schedule.timezone", "--timezone",
                    "steps[0].subject", "--subject",
                    "steps[0].text", "--offer");

    @Override
    public Problem wrong(String field, String what, String hint) {
        return new Problem(Problem.Kind.USAGE, text(field) + " " + what, hint.replace('"', '\''));
    }

    @Override
    public Problem missing(String field, String what, String hint) {
        return wrong(field, what, hint);
    }

    @Override
    public String text(String field) {
        return OPTIONS.getOrDefault(field, field);
    }
}
