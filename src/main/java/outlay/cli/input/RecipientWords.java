package outlay.cli.input;

import java.util.Arrays;
import java.util.stream.Collectors;
import outlay.Problem;
import outlay.Word;
import outlay.campaign.RecipientStatus;
import outlay.lead.CampaignClause;

/** Reads the words of the command line for how a recipient stands. */
public final class RecipientWords {
    private RecipientWords() {}

    /** Reads a status. */
    public static RecipientStatus status(String option, String word) {
        return Word.find(RecipientStatus.class, word)
                .orElseThrow(() -> new Problem(Problem.Kind.USAGE, noStatus(option, word), hint()));
    }

    /** Reads a phase, and returns how many steps were sent in it. */
    public static int phase(String option, String word) {
        return CampaignClause.stepsSent(word)
                .orElseThrow(
                        () ->
                                new Problem(
                                        Problem.Kind.USAGE,
                                        option + " is no phase: " + word,
                                        "write nothing-sent, step-1-sent, step-2-sent, ..."));
    }

    /** Makes sure that what a file says is a status. */
    static void check(String file, String word) {
        if (Word.find(RecipientStatus.class, word).isEmpty()) {
            throw new Problem(
                    Problem.Kind.INVALID_INPUT, file + ": " + noStatus("status", word), hint());
        }
    }

    private static String noStatus(String what, String word) {
        return what + " is no status: " + word;
    }

    private static String hint() {
        return "there are: "
                + Arrays.stream(RecipientStatus.values())
                        .map(RecipientStatus::toString)
                        .collect(Collectors.joining(" "));
    }
}
