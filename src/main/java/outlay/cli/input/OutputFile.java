package outlay.cli.input;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import outlay.Problem;
import outlay.output.Console;
import outlay.output.CsvTarget;
import outlay.output.Device;

/**
 * A file that the command line names to be written, or standard output for {@code -}. A plain file
 * is there only when it is complete; a pipe is written to (decision D6).
 */
public record OutputFile(Environment environment, String name) {
    private static final Set<String> STANDARD_OUTPUT =
            Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

    public boolean isStandardOutput() {
        return STANDARD_OUTPUT.contains(name);
    }

    public Path path() {
        return environment.file(name);
    }

    /**
     * Refuses to write over a file.
     *
     * @param what what it is, such as {@code the database}
     * @throws Problem USAGE when this is that very file, whatever its name
     */
    public OutputFile notOnto(Path file, String what) {
        try {
            if (!isStandardOutput()
                    && Files.exists(path())
                    && Files.exists(file)
                    && Files.isSameFile(path(), file)) {
                throw new Problem(
                        Problem.Kind.USAGE, name + " is " + what + " itself", "name another file");
            }
        } catch (IOException e) {
            throw new Problem(
                    Problem.Kind.IO,
                    "cannot look at " + name + ": " + Problem.why(e),
                    "check the folder and its permissions",
                    e);
        }
        return this;
    }

    /** Says whether it is no standard output, pipe or device, which are written to at once. */
    public boolean isPlain() {
        return !isStandardOutput() && !Device.is(path());
    }

    /** Writes what is in another file to where this is not plain; returns how many bytes. */
    public long write(Path content, Console console) throws IOException {
        if (isStandardOutput()) {
            return Files.copy(content, console.data());
        }
        try (OutputStream out = Device.open(path())) {
            return Files.copy(content, out);
        }
    }

    /** Begins CSV there; the caller closes it. */
    public CsvTarget csv(Console console) {
        return isStandardOutput() ? CsvTarget.on(console.data()) : CsvTarget.file(path());
    }
}
