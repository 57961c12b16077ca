package outlay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import outlay.crash.Await;

/** Nothing is left of a mail host, however the tests end. */
@ExtendWith(SharedMailHost.class)
final class LeashTest {
    /** Starts a mail host in a folder, and waits to be killed. */
    static final class Tests {
        private Tests() {}

        @SuppressWarnings("resource") // whoever is killed closes nothing
        public static void main(String[] arguments) throws Exception {
            new MailHost(Path.of(arguments[0]));
            System.out.println("started");
            Thread.currentThread().join();
        }
    }

    @Test
    void killedTestsLeaveNoServerBehind(@TempDir Path folder) throws Exception {
        Process tests =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Tests.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            assertEquals("started", tests.inputReader().readLine());
            assertFalse(processesIn(folder).isEmpty());
        } finally {
            tests.destroyForcibly();
        }
        Await.until(() -> processesIn(folder).isEmpty());
    }

    /** Returns the processes that are at work in a folder. */
    private static List<Path> processesIn(Path folder) throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes.filter(process -> isIn(folder, process)).toList();
        }
    }

    private static boolean isIn(Path folder, Path process) {
        try {
            return process.resolve("cwd").toRealPath().startsWith(folder);
        } catch (IOException e) {
            // No process, or one that has just ended.
            return false;
        }
    }
}
