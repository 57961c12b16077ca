package outlay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/** Finds the password of a mailbox: never in an argument, where others could see it. */
final class Passwords {
    private static final String VALUE = "OUTLAY_IMAP_PASSWORD";
    private static final String FILE = "OUTLAY_IMAP_PASSWORD_FILE";

    private Passwords() {}

    /**
     * Returns the password for IMAP, if there is one.
     *
     * @throws Problem USAGE when its file cannot be read, or others can read it
     */
    static @Nullable String imap(Environment environment) {
        Optional<String> value = environment.variable(VALUE);
        return value.isPresent()
                ? value.get()
                : environment
                        .variable(FILE)
                        .map(environment::file)
                        .map(Passwords::read)
                        .orElse(null);
    }

    private static String read(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            boolean othersRead =
                    permissions.contains(PosixFilePermission.GROUP_READ)
                            || permissions.contains(PosixFilePermission.OTHERS_READ);
            if (othersRead) {
                throw new Problem(
                        Problem.Kind.USAGE,
                        FILE + ": others can read " + file,
                        "run: chmod 600 " + file);
            }
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new Problem(
                    Problem.Kind.USAGE, FILE + ": cannot read " + file, "check the name", e);
        }
    }
}
