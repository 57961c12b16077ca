package outlay.cli.input;

import outlay.EmailAddress;
import outlay.Problem;

/** Reads addresses of the command line. */
public final class EmailArgument {
    private EmailArgument() {}

    /** Reads what was given for an option. */
    public static EmailAddress require(String option, String text) {
        return EmailAddress.parse(text)
                .orElseThrow(
                        () ->
                                new Problem(
                                        Problem.Kind.USAGE,
                                        option + ": " + EmailAddress.refusal(text),
                                        "write " + option + " ann@example.com"));
    }

    /** Reads what was given as an argument. */
    public static EmailAddress require(String text) {
        return EmailAddress.parse(text)
                .orElseThrow(
                        () ->
                                new Problem(
                                        Problem.Kind.USAGE,
                                        EmailAddress.refusal(text),
                                        "write it as ann@example.com"));
    }
}
