package outlay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The blueprints of all commands, in a folder that was written when the program was built. */
final class Blueprints {
    /** Set by the launcher, when there is such a folder. */
    private static final String FOLDER = System.getProperty("outlay.blueprints", "");

    private Blueprints() {}

    /** Returns the command line of a command, by its blueprint or else by its annotations. */
    static CommandLine line(String words, Object command) {
        if (!FOLDER.isEmpty()) {
            try {
                Path file = file(Path.of(FOLDER), words);
                return new CommandLine(BlueprintReader.read(command, Files.readString(file)));
            } catch (NoSuchFileException e) {
                // The annotations say the same.
            } catch (IOException e) {
                throw new IllegalStateException("cannot read a blueprint", e);
            }
        }
        return new CommandLine(command);
    }

    /** Writes those of all commands and groups. */
    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String words : Commands.all()) {
            CommandSpec annotated = new CommandLine(Commands.command(words)).getCommandSpec();
            Files.writeString(file(folder, words), Blueprint.of(annotated));
        }
    }

    private static Path file(Path folder, String words) {
        return folder.resolve(words.isEmpty() ? "outlay" : words.replace(' ', '-'));
    }
}
