package outlay.cli.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import outlay.Problem;
import outlay.cli.command.CallingCommand;
import outlay.db.Databases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outlay schema}. */
@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema (2020-12) of what a command prints with --json.",
            "A field that is required will stay; new ones may come."
        },
        exitCodeList = {"0:printed", "2:no such command, or one that prints no JSON"},
        footer = {"  outlay schema credits balance", "  outlay schema upload > upload.schema.json"})
final class SchemaCommand extends CallingCommand {
    @Parameters(
            paramLabel = "COMMAND",
            arity = "1..*",
            description = "The command, such as 'credits balance'.")
    List<String> words = new ArrayList<>();

    @Override
    protected int run() {
        String called = program().called(words);
        Map<String, Object> schema = Shapes.schema(called).orElse(null);
        words.stream().filter(SchemaCommand::asks).findFirst().ifPresent(SchemaCommand::refuse);
        if (schema == null && !program().isCommand(called)) {
            // It says what is wrong with these words.
            return program().run(environment(), Databases.closed(), words);
        }
        if (schema == null) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "'" + called + "' prints no JSON",
                    "see 'outlay " + called + " --help'");
        }
        List<String> more = words.subList(called.split(" ").length, words.size());
        if (!more.isEmpty()) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "unexpected argument " + String.join(" ", more),
                    "write only the command: outlay schema " + called);
        }
        console().object(schema);
        return DONE;
    }

    /** Says whether the program would take it for a question, and answer that. */
    private static boolean asks(String word) {
        return word.startsWith("-") || word.equals("help");
    }

    private static void refuse(String word) {
        throw new Problem(
                Problem.Kind.USAGE,
                "'" + word + "' is no command that prints JSON",
                "write only the words of a command: outlay schema credits balance");
    }
}
