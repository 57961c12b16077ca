package outlay.cli.script;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.cli.input.InputFile;
import outlay.cli.input.Quoting;

/** The commands in a file, read one after the other: a pipe may still be written to. */
final class BatchFile implements AutoCloseable {
    private static final char UNDECODABLE = '\uFFFD';
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputFile file;
    private final BufferedReader lines;
    private int read;

    BatchFile(InputFile file) {
        this.file = file;
        this.lines = new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8));
    }

    /**
     * One command.
     *
     * @param line where it begins
     * @param problem why it cannot be read, if it cannot
     */
    record Entry(int line, List<String> words, @Nullable Problem problem) {}

    /** Returns the next command; null at the end. */
    @Nullable Entry next() {
        String text = line();
        while (text != null) {
            Entry entry = entry(text);
            if (entry.problem() != null || !entry.words().isEmpty()) {
                return entry;
            }
            text = line();
        }
        return null;
    }

    /** As in a shell, a command goes on behind a backslash at the end of a line. */
    private Entry entry(String first) {
        int line = read;
        String text = first;
        Quoting quoting = Quoting.read(text);
        String more = quoting.goesOn() ? line() : null;
        while (more != null) {
            text = text + "\n" + more;
            quoting = Quoting.read(text);
            more = quoting.goesOn() ? line() : null;
        }
        Problem problem = problem(text, quoting);
        List<String> words = Shell.command(quoting.words());
        return new Entry(problem == null ? line : read, words, problem);
    }

    private @Nullable Problem problem(String text, Quoting quoting) {
        String place = file.title() + ":" + read + ": ";
        if (text.indexOf(UNDECODABLE) >= 0) {
            return new Problem(
                    Problem.Kind.INVALID_INPUT,
                    place + "is no UTF-8 text",
                    "save the file as UTF-8");
        }
        return quoting.open() == 0 ? null : quoting.notClosed(place);
    }

    private @Nullable String line() {
        try {
            String line = lines.readLine();
            read += line == null ? 0 : 1;
            return line == null || read > 1 ? line : withoutMark(line);
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private static String withoutMark(String line) {
        return line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }
}
