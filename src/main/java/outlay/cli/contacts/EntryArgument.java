package outlay.cli.contacts;

import outlay.Problem;
import outlay.suppression.DoNotEmailEntry;

/** Reads entries of the do-not-email list on the command line. */
final class EntryArgument {
    private EntryArgument() {}

    static DoNotEmailEntry require(String text) {
        return DoNotEmailEntry.parse(text)
                .orElseThrow(
                        () ->
                                new Problem(
                                        Problem.Kind.USAGE,
                                        DoNotEmailEntry.refusal(text),
                                        "write ann@example.com, or @example.com for a domain"));
    }
}
