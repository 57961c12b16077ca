package outlay.cli;

import outlay.EmailAddress;
import outlay.Problem;

/** Reads addresses of the command line. */
final class EmailArgument {
    private EmailArgument() {}

    /** Reads what was given for an option. */
    static EmailAddress require(String option, String text) {
        return EmailAddress.parse(text)
                .orElseThrow(
                        () ->
                                new Problem(
                                        Problem.Kind.USAGE,
                                        option + ": " + EmailAddress.refusal(text),
                                        "write " + option + " ann@example.com"));
    }

    static EmailAddress require(String text) {
        return EmailAddress.parse(text)
                .orElseThrow(
                        () ->
                                new Problem(
                                        Problem.Kind.USAGE,
                                        EmailAddress.refusal(text),
                                        "write it as ann@example.com"));
    }
}
