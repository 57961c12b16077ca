package outlay.cli;

import java.util.Optional;
import java.util.Set;
import outlay.Problem;
import outlay.cli.input.Environment;
import outlay.output.Pager;
import outlay.output.Streams;

/** What is long and read on a terminal goes through the pager of the user. */
final class Paging {
    private static final Set<String> LONG =
            Set.of("filter", "recipients", "credits log", "why", "replies", "operations");

    private static final String USUAL = "if command -v less >/dev/null; then less; else cat; fi";

    private Paging() {}

    /** Returns the pager of a command; nothing when its answer is short, or read by a program. */
    static Optional<Pager> of(Environment environment, Arguments arguments) {
        boolean fits = environment.streams().outIsTerminal() && !environment.isDumb();
        if (!fits || !isLong(arguments)) {
            return Optional.empty();
        }
        String pager = wanted(environment);
        boolean off = pager.isBlank() || pager.equals("cat") || isJson(environment, arguments);
        return off ? Optional.empty() : Optional.of(new Pager(pager));
    }

    /** Returns the same environment, with stdout read through a pager. */
    static Environment through(Pager pager, Environment environment) {
        Streams streams = environment.streams();
        return environment.on(
                new Streams(
                        streams.in(),
                        pager,
                        streams.err(),
                        streams.inIsTerminal(),
                        streams.outIsTerminal(),
                        streams.errIsTerminal()));
    }

    private static boolean isLong(Arguments arguments) {
        boolean help = arguments.has("--help") || arguments.has("-h");
        return help || arguments.command().isEmpty() || LONG.contains(arguments.command());
    }

    /** A variable that is there and empty says that no pager is wanted. */
    private static String wanted(Environment environment) {
        String common = environment.variables().getOrDefault("PAGER", USUAL);
        return environment.variables().getOrDefault("OUTLAY_PAGER", common);
    }

    private static boolean isJson(Environment environment, Arguments arguments) {
        try {
            return arguments.style(Defaults.load(environment), environment).json();
        } catch (Problem e) {
            // The command itself says what is wrong with the file of defaults.
            return true;
        }
    }
}
