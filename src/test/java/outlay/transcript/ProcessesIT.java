package outlay.transcript;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import outlay.cli.RealShell;

/**
 * Runs the transcripts of what only real processes show: bash reads each line, and {@code outlay}
 * is {@code bin/outlay} with the jar of this build.
 */
@Timeout(300)
final class ProcessesIT {
    @TempDir Path folder = Path.of("");

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    List<DynamicTest> answersAsWritten() throws IOException {
        return new Transcripts(Path.of("src/test/resources/processes"), Bash::new).in(folder);
    }

    /** Each line is a bash of its own; what is exported stays. */
    private static final class Bash implements Stage {
        private final RealShell shell;

        Bash(Path folder) {
            shell = new RealShell(folder);
        }

        @Override
        public Answer run(String commandLine, List<String> answers) throws IOException {
            if (commandLine.startsWith("export ")) {
                shell.export(commandLine);
                return new Answer(List.of(), List.of(), 0);
            }
            RealShell.Answer answer = shell.run(commandLine);
            return new Answer(lines(answer.out()), lines(answer.err()), answer.exitCode());
        }

        private List<String> lines(String text) {
            return text.replace(shell.folder().toString(), "<here>").lines().toList();
        }

        @Override
        public void write(String name, List<String> lines) throws IOException {
            shell.write(name, String.join("\n", lines) + "\n");
        }

        @Override
        public void close() {}
    }
}
