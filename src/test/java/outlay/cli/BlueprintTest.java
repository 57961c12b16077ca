package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A blueprint says all that the annotations say. */
final class BlueprintTest {
    static Stream<String> commands() {
        return Commands.all().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isReadAsItWasWritten(String words) {
        String blueprint = Blueprint.of(annotated(words).getCommandSpec());
        // Only picocli, when it reads annotations, remembers where it has put itself in.
        String remembered = blueprint.replaceAll("(?m)^spec .*\n", "");
        assertEquals(remembered, Blueprint.of(drawn(words).getCommandSpec()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void givesTheSameHelp(String words) {
        assertEquals(help(annotated(words)), help(drawn(words)));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void givesTheSameArguments(String words) {
        assertEquals(
                described(annotated(words).getCommandSpec()),
                described(drawn(words).getCommandSpec()));
    }

    private static String help(CommandLine line) {
        new CommandLine(new RootCommand()).addSubcommand(line);
        return HelpPage.of(line, 80, false);
    }

    private static CommandLine annotated(String words) {
        return new CommandLine(Commands.command(words));
    }

    private static CommandLine drawn(String words) {
        String blueprint = Blueprint.of(annotated(words).getCommandSpec());
        return new CommandLine(BlueprintReader.read(Commands.command(words), blueprint));
    }

    private static List<String> described(CommandSpec command) {
        return Stream.concat(command.options().stream(), command.positionalParameters().stream())
                .map(BlueprintTest::described)
                .sorted()
                .toList();
    }

    private static String described(ArgSpec argument) {
        Object before = argument.getValue();
        return String.join(
                " | ",
                argument.isOption() ? ((OptionSpec) argument).longestName() : argument.paramLabel(),
                argument.typeInfo().toString(),
                argument.arity() + " " + argument.arity().isUnspecified(),
                "" + argument.isMultiValue(),
                "" + argument.hidden(),
                "" + argument.interactive(),
                "" + argument.completionCandidates(),
                "" + argument.hideParamSyntax(),
                before == null ? "null" : before.toString());
    }
}
