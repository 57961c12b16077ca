package outlay.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.OwnerOnly;
import outlay.Problem;

/**
 * Where the password of a mail account is found: in a variable, in a file that only its owner
 * reads, or in what a command prints ({@code pass show mail}); never in an argument or URL, where
 * others could see it.
 */
public final class PasswordSource {
    private static final int MOST_BYTES = 64 * 1024;

    private static final String FILE = "--password-file";
    private static final String COMMAND = "--password-command";

    private final Map<String, String> env;
    private final String variable;
    private final String file;
    private final String command;

    private PasswordSource(Map<String, String> env, String variable, String file, String command) {
        this.env = env;
        this.variable = variable;
        this.file = file;
        this.command = command;
    }

    /** Looks at {@code OUTLAY_SMTP_PASSWORD}, then {@code ..._FILE}, then {@code ..._COMMAND}. */
    public static PasswordSource smtp(Map<String, String> env) {
        return new PasswordSource(
                env,
                "OUTLAY_SMTP_PASSWORD",
                "OUTLAY_SMTP_PASSWORD_FILE",
                "OUTLAY_SMTP_PASSWORD_COMMAND");
    }

    /** Looks at {@code OUTLAY_IMAP_PASSWORD}, then {@code ..._FILE}, then {@code ..._COMMAND}. */
    public static PasswordSource imap(Map<String, String> env) {
        return new PasswordSource(
                env,
                "OUTLAY_IMAP_PASSWORD",
                "OUTLAY_IMAP_PASSWORD_FILE",
                "OUTLAY_IMAP_PASSWORD_COMMAND");
    }

    /** Looks at {@code OUTLAY_DB_PASSWORD}, then {@code ..._FILE}, then {@code ..._COMMAND}. */
    public static PasswordSource database(Map<String, String> env) {
        return new PasswordSource(
                env, "OUTLAY_DB_PASSWORD", "OUTLAY_DB_PASSWORD_FILE", "OUTLAY_DB_PASSWORD_COMMAND");
    }

    /** Looks at this file only. */
    public static PasswordSource file(String file) {
        return new PasswordSource(Map.of(FILE, file), "", FILE, "");
    }

    /** Looks at what this command prints only. */
    public static PasswordSource command(String command) {
        return new PasswordSource(Map.of(COMMAND, command), "", "", COMMAND);
    }

    /**
     * Finds the password; empty when none of the variables is set.
     *
     * @throws Problem USAGE when its file cannot be read, is empty, or others can read it;
     *     UNREACHABLE when its command fails or prints nothing
     */
    public Optional<String> find() {
        return value(variable)
                .or(() -> value(file).map(this::ofFile))
                .or(() -> value(command).map(this::ofCommand));
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(env.get(name)).filter(value -> !value.isBlank());
    }

    private String ofFile(String name) {
        try {
            Path path = Path.of(name);
            if (!OwnerOnly.is(path)) {
                throw unusable("others may use " + name, "run: chmod 600 " + name, null);
            }
            if (Files.size(path) > MOST_BYTES) {
                throw unusable(name + " is too long for a password", "name another file", null);
            }
            return firstLine(Files.readString(path, StandardCharsets.UTF_8))
                    .orElseThrow(
                            () ->
                                    unusable(
                                            name + " has no password on its first line",
                                            "write it there",
                                            null));
        } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
            throw unusable(
                    "cannot read " + name,
                    "name a file with the password on its first line, readable by you only",
                    e);
        }
    }

    private Problem unusable(String why, String hint, @Nullable Exception e) {
        return new Problem(Problem.Kind.USAGE, file + ": " + why, hint, e);
    }

    /** The command may ask at the terminal, and its complaints are the user's to read. */
    private String ofCommand(String line) {
        try {
            Process process =
                    new ProcessBuilder("/bin/sh", "-c", line)
                            .redirectInput(ProcessBuilder.Redirect.INHERIT)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            byte[] printed = process.getInputStream().readNBytes(MOST_BYTES);
            process.getInputStream().close();
            int exit = process.waitFor();
            if (exit != 0) {
                throw failed("ended with exit code " + exit);
            }
            return firstLine(new String(printed, StandardCharsets.UTF_8))
                    .orElseThrow(() -> failed("printed no password"));
        } catch (IOException e) {
            throw failed("cannot run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was interrupted");
        }
    }

    /** Never repeats the command: what a user writes there may hold a secret after all. */
    private Problem failed(String why) {
        return new Problem(
                Problem.Kind.UNREACHABLE,
                "the command in " + command + " " + why,
                "run it by hand: it has to print the password on its first line");
    }

    private static Optional<String> firstLine(String text) {
        return text.lines().findFirst().filter(line -> !line.isEmpty());
    }
}
