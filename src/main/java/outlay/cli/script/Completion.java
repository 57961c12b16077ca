package outlay.cli.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import outlay.Folding;
import outlay.cli.command.Program;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What may be typed next in a command line: commands, options and their values. */
final class Completion {
    private static final String END_OF_OPTIONS = "--";

    /** There are as many of them as of all others: they are shown when they are asked for. */
    private static final String NOT = "--not-";

    private static final String HELP = "help";

    private final Program program;
    private final Supplier<KnownValues> known;

    /**
     * @param known opens the database when its values are asked for
     */
    Completion(Program program, Supplier<KnownValues> known) {
        this.program = program;
        this.known = known;
    }

    /** Returns what the current word may become, behind those before it. */
    List<Offer> of(List<String> before, String current) {
        String command = program.called(before);
        if (isAfter(before, "--db")) {
            return List.of(Offer.FILES);
        }
        return program.isCommand(command)
                ? new OneCommand(command, before).of(current)
                : inGroup(command, current);
    }

    private static boolean isAfter(List<String> before, String word) {
        return !before.isEmpty() && before.get(before.size() - 1).equals(word);
    }

    private List<Offer> inGroup(String group, String current) {
        if (current.startsWith("-")) {
            // Every command has them, whichever comes.
            return options(program.specification("credits balance"), Set.of(), current);
        }
        Stream<String> words = program.below(group).stream();
        return matching(group.isEmpty() ? Stream.concat(words, Stream.of(HELP)) : words, current);
    }

    private static List<Offer> matching(Stream<String> words, String current) {
        String wanted = Folding.fold(current);
        return words.filter(word -> Folding.fold(word).startsWith(wanted))
                .map(word -> new Offer(word, ""))
                .toList();
    }

    private static List<Offer> options(CommandSpec command, Set<String> given, String current) {
        return command.options().stream()
                .filter(option -> !option.hidden() && option.longestName().startsWith(current))
                .filter(option -> option.isMultiValue() || !given.contains(option.longestName()))
                .filter(option -> current.startsWith("--n") || !isNegation(option))
                .map(option -> new Offer(option.longestName(), about(option)))
                .toList();
    }

    private static boolean isNegation(OptionSpec option) {
        return option.longestName().startsWith(NOT);
    }

    private static String about(OptionSpec option) {
        return option.description().length == 0
                ? ""
                : option.description()[0].replaceFirst("(?s)[.:;] .*|\\.$", "");
    }

    /** The command that has been called, and what has been typed behind it. */
    private final class OneCommand {
        private final CommandSpec specification;
        private final String name;
        private final Set<String> given = new HashSet<>();
        private Optional<OptionSpec> pending = Optional.empty();
        private boolean optionsEnded;
        private final List<String> arguments = new ArrayList<>();

        OneCommand(String name, List<String> before) {
            this.name = name;
            this.specification = program.specification(name);
            program.behind(before).forEach(this::read);
        }

        private void read(String word) {
            if (pending.isPresent()) {
                pending = Optional.empty();
            } else if (!optionsEnded && word.equals(END_OF_OPTIONS)) {
                optionsEnded = true;
            } else if (!optionsEnded && word.startsWith("-")) {
                Optional<OptionSpec> option = option(word.replaceFirst("=.*", ""));
                option.ifPresent(found -> given.add(found.longestName()));
                pending = option.filter(found -> found.arity().min() > 0 && !word.contains("="));
            } else {
                arguments.add(word);
            }
        }

        private Optional<OptionSpec> option(String typed) {
            return Optional.ofNullable(specification.findOption(typed));
        }

        List<Offer> of(String current) {
            if (pending.isPresent()) {
                return values(pending.get(), current);
            }
            int sign = current.indexOf('=');
            if (!optionsEnded && current.startsWith("--") && sign > 0) {
                String prefix = current.substring(0, sign + 1);
                return option(current.substring(0, sign)).stream()
                        .flatMap(option -> values(option, current.substring(sign + 1)).stream())
                        .map(value -> value.after(prefix))
                        .toList();
            }
            if (!optionsEnded && current.startsWith("-")) {
                return options(specification, given, current);
            }
            return parameter().map(found -> values(found, current)).orElse(List.of());
        }

        private Optional<PositionalParamSpec> parameter() {
            return specification.positionalParameters().stream()
                    .filter(each -> each.index().contains(arguments.size()))
                    .findFirst();
        }

        private List<Offer> values(ArgSpec argument, String current) {
            if (argument.paramLabel().equals("COMMAND")) {
                return inGroup(program.called(arguments), current);
            }
            List<String> words = Choices.of(argument);
            return words.isEmpty()
                    ? known.get().of(name, argument, current)
                    : matching(words.stream(), current);
        }
    }
}
