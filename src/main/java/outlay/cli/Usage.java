package outlay.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import outlay.Problem;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one sentence, and the way out. */
final class Usage {
    /** What picocli says before the words of a type about a value. */
    private static final Pattern PREFIX =
            Pattern.compile("^(Invalid value|Could not convert).*?: (?=')");

    private Usage() {}

    /** Says what a group of commands lacks when it is called without one. */
    static String needsCommand(CommandLine group) {
        if (group.getParent() == null) {
            return "no command given";
        }
        return "'%s' needs one of: %s"
                .formatted(
                        group.getCommandSpec().qualifiedName(),
                        String.join(", ", group.getSubcommands().keySet()));
    }

    /** Returns the problem that a command line has. */
    static Problem problem(ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String hint =
                isAboutOperation(e)
                        ? "'outlay operations' lists them"
                        : example(e).map(line -> "write '" + line + "', or ").orElse("")
                                + "see '"
                                + command
                                + " --help'";
        return new Problem(Problem.Kind.USAGE, what(e), hint, e);
    }

    /** Returns what a command line looks like that has the option which this one lacks. */
    private static Optional<String> example(ParameterException e) {
        return e instanceof MissingParameterException missing
                ? missing.getMissing().stream()
                        .filter(each -> each instanceof OptionSpec option && option.required())
                        .findFirst()
                        .flatMap(option -> example(e.getCommandLine(), name(option)))
                : Optional.empty();
    }

    private static Optional<String> example(CommandLine command, String option) {
        return Stream.of(command.getCommandSpec().usageMessage().footer())
                .map(String::strip)
                .filter(line -> line.contains(option))
                .findFirst();
    }

    /** Nobody knows their numbers by heart. */
    private static boolean isAboutOperation(ParameterException e) {
        ArgSpec about =
                e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()
                        ? missing.getMissing().get(0)
                        : e.getArgSpec();
        return about != null && about.paramLabel().equals("OPERATION");
    }

    private static String what(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched);
        }
        if (e instanceof MissingParameterException missing) {
            return missing(missing);
        }
        ArgSpec argument = e.getArgSpec();
        if (e instanceof OverwrittenOptionException twice) {
            return name(twice.getOverwritten()) + " is given twice";
        }
        String message = String.valueOf(e.getMessage());
        return argument == null ? decapitalised(message) : name(argument) + " " + wrong(e);
    }

    /** Says why what was given for an option or parameter is no value for it. */
    static String wrong(ParameterException e) {
        ArgSpec argument = e.getArgSpec();
        String value = e.getValue();
        Class<?> type = argument.typeInfo().getType();
        String message = PREFIX.matcher(String.valueOf(e.getMessage())).replaceFirst("");
        if (value == null) {
            return "has no value: " + decapitalised(message);
        }
        if (argument.typeInfo().isEnum()) {
            List<String> choices = argument.typeInfo().getEnumConstantNames();
            return "is none of "
                    + String.join(", ", choices).toLowerCase(Locale.ROOT).replace('_', '-')
                    + ": "
                    + value;
        }
        if (List.of(int.class, long.class, Integer.class, Long.class).contains(type)) {
            boolean digits = value.matches("[-+]?\\d+");
            return (digits ? "is too large: " : "is no whole number: ") + value;
        }
        if (argument.typeInfo().isBoolean()) {
            return "is neither true nor false: " + value;
        }
        return message;
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String missing(MissingParameterException e) {
        String message = String.valueOf(e.getMessage());
        if (message.startsWith("Expected parameter for option")) {
            ArgSpec option = e.getMissing().get(0);
            return name(option)
                    + " needs a value; one that begins with - is written "
                    + name(option)
                    + "=VALUE";
        }
        List<String> missing = new ArrayList<>();
        for (ArgSpec each : e.getMissing()) {
            missing.add(
                    each instanceof OptionSpec
                            ? name(each) + " needs a value: " + each.paramLabel()
                            : "no " + each.paramLabel() + " given");
        }
        return missing.isEmpty() ? decapitalised(message) : String.join(", ", missing);
    }

    private static String unknown(UnmatchedArgumentException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        String unknown = e.getUnmatched().get(0);
        String words = command.qualifiedName().replaceFirst("^outlay ?", "");
        if (e.isUnknownOption()) {
            List<String> known = new ArrayList<>();
            command.options().stream()
                    .filter(option -> !option.hidden())
                    .forEach(option -> known.addAll(List.of(option.names())));
            known.addAll(Arguments.COMMON);
            return "unknown option "
                    + unknown
                    + Suggestions.option(unknown, known).map(Usage::meant).orElse("");
        }
        if (!Commands.isGroup(words)) {
            return "unexpected argument " + String.join(" ", e.getUnmatched());
        }
        return "unknown command "
                + unknown
                + Suggestions.command(words, unknown)
                        .map(meant -> meant("'" + meant + "'"))
                        .orElse("");
    }

    private static String meant(String what) {
        return "; did you mean " + what + "?";
    }

    private static String decapitalised(String message) {
        return message.isEmpty()
                ? message
                : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }
}
