package outlay.cli;

import java.util.ArrayList;
import java.util.List;
import outlay.cli.command.OutlayCommand;
import outlay.cli.command.Program;
import outlay.cli.input.Environment;
import outlay.db.Databases;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The program as a command runs it that was called with options which count for others too. What is
 * in the file of defaults is left to each: it may say otherwise of one of them.
 *
 * @param shared those that were typed
 */
record InnerProgram(List<OptionSpec> shared) implements Program {
    static InnerProgram of(ParseResult call) {
        return new InnerProgram(
                call.matchedOptions().stream()
                        .filter(option -> isCommon(option) || isDryRun(option))
                        .toList());
    }

    private static boolean isCommon(OptionSpec option) {
        return option.order() >= OutlayCommand.COMMON;
    }

    private static boolean isDryRun(OptionSpec option) {
        return option.longestName().equals(OutlayCommand.DRY_RUN);
    }

    @Override
    public int run(Environment environment, Databases databases, List<String> words) {
        Arguments own = arguments(words);
        List<String> missing = new ArrayList<>();
        for (OptionSpec option : shared) {
            boolean typed = List.of(option.names()).stream().anyMatch(own::has);
            if (!typed && (isCommon(option) || changesSomething(own.command()))) {
                missing.add(option.longestName() + "=" + option.getValue());
            }
        }
        return Main.run(environment, databases, own.with(missing));
    }

    private static boolean changesSomething(String command) {
        return !Commands.isGroup(command)
                && Commands.options(command).stream().anyMatch(InnerProgram::isDryRun);
    }

    @Override
    public String called(List<String> words) {
        return arguments(words).command();
    }

    @Override
    public List<String> behind(List<String> words) {
        return arguments(words).rest();
    }

    @Override
    public List<String> below(String group) {
        return Commands.below(group);
    }

    @Override
    public CommandSpec specification(String command) {
        return Commands.specification(command);
    }

    @Override
    public boolean isCommand(String words) {
        return !Commands.isGroup(words);
    }

    private static Arguments arguments(List<String> words) {
        return Arguments.of(words.toArray(String[]::new));
    }
}
