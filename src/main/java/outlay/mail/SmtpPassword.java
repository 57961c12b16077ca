package outlay.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import outlay.Problem;

/** Finds the mail server's password: in the environment, or in a file that only its owner reads. */
final class SmtpPassword {
    private static final String VALUE = "OUTLAY_SMTP_PASSWORD";
    private static final String FILE = "OUTLAY_SMTP_PASSWORD_FILE";
    private static final int MOST_BYTES = 64 * 1024;
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    private SmtpPassword() {}

    static Optional<Secret> read(Map<String, String> env) {
        String value = env.getOrDefault(VALUE, "");
        if (!value.isEmpty()) {
            return Optional.of(new Secret(value));
        }
        String file = env.getOrDefault(FILE, "");
        return file.isBlank() ? Optional.empty() : Optional.of(fromFile(file));
    }

    private static Secret fromFile(String name) {
        try {
            Path file = Path.of(name);
            if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw new Problem(
                        Problem.Kind.USAGE,
                        FILE + ": others can read " + name,
                        "Run: chmod 600 " + name);
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new Problem(Problem.Kind.USAGE, FILE + ": no password in " + name, "");
            }
            return new Secret(firstLine(Files.readString(file, StandardCharsets.UTF_8), name));
        } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    FILE + ": cannot read " + name,
                    "Name a file with the password on its first line, readable by you only.",
                    e);
        }
    }

    private static String firstLine(String text, String name) {
        String line = text.lines().findFirst().orElse("");
        if (line.isEmpty()) {
            throw new Problem(Problem.Kind.USAGE, FILE + ": " + name + " is empty", "");
        }
        return line;
    }
}
