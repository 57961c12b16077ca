package outlay;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Programs of others that a test runs. */
public final class Programs {
    private Programs() {}

    /** Skips the test where a program is not installed, but not in CI: there, everything is. */
    public static void assumeInstalled(String program) {
        boolean isThere = Files.isExecutable(Path.of("/usr/bin", program));
        assumeTrue(isThere || "true".equals(System.getenv("CI")), program + " is not installed");
    }
}
