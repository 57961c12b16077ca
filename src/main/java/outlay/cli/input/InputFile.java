package outlay.cli.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outlay.EmailAddress;
import outlay.ForwardStream;
import outlay.Problem;
import outlay.csv.AddressList;

/**
 * A file that the command line names, or standard input for {@code -}. It may be a pipe: it is read
 * once, from front to back.
 */
public record InputFile(Environment environment, String name) {
    private static final Set<String> STANDARD_INPUT =
            Set.of("-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0");

    public boolean isStandardInput() {
        return STANDARD_INPUT.contains(name);
    }

    /** Returns what to call it in messages. */
    public String title() {
        return isStandardInput() ? "standard input" : name;
    }

    /**
     * Opens it; the caller closes it.
     *
     * @throws Problem INVALID_INPUT when it cannot be read
     */
    public InputStream open() {
        if (isStandardInput()) {
            return new BufferedInputStream(environment.standardInput());
        }
        Path file = environment.file(name);
        try {
            if (Files.isDirectory(file)) {
                throw unreadable("it is a folder", null);
            }
            return new BufferedInputStream(ForwardStream.open(file));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Returns where it is found, whatever its name. */
    public Path path() {
        return isStandardInput() ? Path.of("/dev/stdin") : environment.file(name);
    }

    /** Returns the folder that names of files in it are relative to. */
    public Path folder() {
        Path file = environment.file(name);
        boolean isNowhere =
                isStandardInput() || file.startsWith("/dev") || file.startsWith("/proc");
        return isNowhere ? environment.folder() : file.resolveSibling("");
    }

    /** Returns how many bytes are in it; 0 when nobody can tell. */
    public long size() {
        try {
            return isStandardInput() ? 0 : Files.size(environment.file(name));
        } catch (IOException e) {
            return 0;
        }
    }

    /** Returns the problem that it cannot be read. */
    public Problem unreadable(IOException e) {
        return unreadable(Problem.why(e), e);
    }

    private Problem unreadable(String why, @Nullable IOException e) {
        return new Problem(
                Problem.Kind.INVALID_INPUT,
                "cannot read " + title() + ": " + why,
                "check the name and the permissions",
                e);
    }

    /**
     * Returns the text in it.
     *
     * @throws Problem INVALID_INPUT when it cannot be read or is no UTF-8
     */
    public String text() {
        try (InputStream in = open()) {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Problem(
                    Problem.Kind.INVALID_INPUT,
                    title() + " is no UTF-8 text",
                    "save it as UTF-8",
                    e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Returns the addresses in it.
     *
     * @throws Problem INVALID_INPUT with the line for what is no address
     */
    public List<EmailAddress> addresses() {
        try (InputStream in = open()) {
            AddressList<EmailAddress> list =
                    AddressList.read(in, title(), null, AddressList.Kind.ADDRESS);
            for (AddressList.Failure failure : list.failures()) {
                throw new Problem(
                        Problem.Kind.INVALID_INPUT,
                        title() + ":" + failure.line() + ": " + failure.reason(),
                        "mend the line or take it out");
            }
            return list.entries().stream().map(AddressList.Entry::value).toList();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }
}
