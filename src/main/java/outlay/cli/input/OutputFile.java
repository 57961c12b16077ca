package outlay.cli.input;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import outlay.Problem;
import outlay.output.Console;
import outlay.output.CsvTarget;
import outlay.output.Device;
import outlay.output.PendingFile;

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
            throw failed("look at", e);
        }
        return this;
    }

    /**
     * Refuses standard output where the answer is a JSON object.
     *
     * @param what what it would carry besides, such as {@code the copy}
     * @param instead a command line that names a file
     */
    public OutputFile notBesideJson(Console console, String what, String instead) {
        if (isStandardOutput() && console.json()) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "standard output cannot carry " + what + " and a JSON object",
                    "name a file: " + instead);
        }
        return this;
    }

    /**
     * Has something else write it as a whole; returns how many bytes.
     *
     * @param aside a file beside which there is room for what a pipe takes
     * @param keeps whether it is to be there afterwards
     * @throws Problem IO when it cannot be written
     */
    public long write(PendingFile.Filling filling, Path aside, boolean keeps, Console console) {
        boolean plain = !isStandardOutput() && !Device.is(path());
        try (PendingFile pending = PendingFile.create(plain ? path() : aside, filling)) {
            long bytes = Files.size(pending.path());
            if (keeps && plain) {
                pending.commit();
            } else if (keeps) {
                copy(pending.path(), console);
            }
            return bytes;
        } catch (IOException e) {
            throw failed("write", e);
        }
    }

    /**
     * Writes a text as a whole, for a program of another user to read: a file that is there keeps
     * its mode and group.
     *
     * @throws Problem IO when it cannot be written
     */
    public void write(String text, Console console) {
        if (isStandardOutput()) {
            console.text(text);
            return;
        }
        try {
            if (Device.is(path())) {
                try (OutputStream out = Device.open(path())) {
                    out.write(text.getBytes(StandardCharsets.UTF_8));
                }
                return;
            }
            try (PendingFile pending = PendingFile.create(path())) {
                pending.out().write(text.getBytes(StandardCharsets.UTF_8));
                pending.keepPermissions();
                pending.commit();
            }
        } catch (IOException e) {
            throw failed("write", e);
        }
    }

    private void copy(Path content, Console console) throws IOException {
        if (isStandardOutput()) {
            Files.copy(content, console.data());
            return;
        }
        try (OutputStream out = Device.open(path())) {
            Files.copy(content, out);
        }
    }

    private Problem failed(String doing, IOException e) {
        return new Problem(
                Problem.Kind.IO,
                "cannot " + doing + " " + name + ": " + Problem.why(e),
                "check the folder, its permissions and the free space",
                e);
    }

    /** Begins CSV there; the caller closes it. */
    public CsvTarget csv(Console console) {
        return isStandardOutput() ? CsvTarget.on(console.data()) : CsvTarget.file(path());
    }
}
