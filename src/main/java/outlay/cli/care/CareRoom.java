package outlay.cli.care;

import java.util.List;
import outlay.cli.command.Room;

/** The database as a file, and what was done to it. */
public final class CareRoom implements Room {
    @Override
    public String heading() {
        return "Care";
    }

    @Override
    public List<String> words() {
        return List.of("operations", "undo", "doctor", "backup", "move");
    }

    // A map of suppliers would cost every start the linking of as many lambdas.
    @Override
    public Object command(String words) {
        return switch (words) {
            case "operations" -> new OperationsCommand();
            case "undo" -> new UndoCommand();
            case "doctor" -> new DoctorCommand();
            case "backup" -> new BackupCommand();
            case "move" -> new MoveCommand();
            default -> throw new IllegalArgumentException("no command: " + words);
        };
    }
}
