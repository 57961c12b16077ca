package outlay.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import outlay.crash.Await;

/** A server that runs as long as the test does, and not longer. */
final class Daemon implements AutoCloseable {
    /** Standard input ends with the test, also with one that is killed; then the server has to. */
    private static final String LEASH =
            """
            "$@" &
            cat
            kill $!
            wait
            """;

    private static final int PATIENCE_SECONDS = 60;

    private final Process leash;
    private final Path log;

    private Daemon(Process leash, Path log) {
        this.leash = leash;
        this.log = log;
    }

    /**
     * Starts a server and waits until it listens on its ports.
     *
     * @param log where all goes that it says
     * @param command keeps to the foreground
     */
    static Daemon start(Path log, List<Integer> ports, String... command) throws Exception {
        List<String> line = new ArrayList<>(List.of("sh", "-c", LEASH, "leash"));
        line.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        Daemon daemon = new Daemon(builder.redirectOutput(log.toFile()).start(), log);
        daemon.await(ports);
        return daemon;
    }

    private void await(List<Integer> ports) throws Exception {
        try {
            Await.until(() -> ports.stream().allMatch(Machine::isListening));
        } catch (AssertionError e) {
            close();
            throw new AssertionError("does not start: " + Files.readString(log), e);
        }
    }

    @Override
    public void close() throws IOException {
        leash.getOutputStream().close();
        leash.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}
