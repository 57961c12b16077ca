package outlay.transcript;

import java.io.IOException;
import java.util.List;

/** Where a transcript is played: a folder of its own, and what runs the commands. */
interface Stage extends AutoCloseable {
    /** What a command answered; the folder is written {@code <here>}. */
    record Answer(List<String> out, List<String> err, int exitCode) {}

    /** Runs a command line; {@code answers} is what a person types meanwhile. */
    Answer run(String commandLine, List<String> answers) throws IOException;

    /** Writes a file into the folder. */
    void write(String name, List<String> lines) throws IOException;

    @Override
    void close();
}
