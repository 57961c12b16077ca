package outlay.cli.script;

import java.util.List;
import outlay.cli.command.Room;

/** Many commands in one process, and what scripts need to know of commands. */
public final class ScriptRoom implements Room {
    @Override
    public String heading() {
        return "Scripts";
    }

    @Override
    public List<String> words() {
        return List.of("batch", "shell", "schema", "completion");
    }

    @Override
    public Object command(String words) {
        return switch (words) {
            case "batch" -> new BatchCommand();
            case "shell" -> new ShellCommand();
            case "completion" -> new CompletionCommand();
            case "schema" -> new SchemaCommand();
            default -> throw new IllegalArgumentException("no command: " + words);
        };
    }
}
